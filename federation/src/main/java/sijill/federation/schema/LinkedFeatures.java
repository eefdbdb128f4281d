package sijill.federation.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import org.jspecify.annotations.Nullable;

import sijill.federation.SupergraphException;

/**
 * The features that a schema links ({@code @link}, or {@code @core} of old), and the
 * names that it gives to what they define.
 */
public final class LinkedFeatures {

	private static final String OURS = "https?://specs\\.apollo\\.dev/.*";

	private static final String ITSELF = "https?://specs\\.apollo\\.dev/(link|core)/[^/]*";

	private static final Set<String> EXECUTED = Set.of("link", "core", "join", "inaccessible", "tag", "authenticated",
			"requiresScopes", "cost", "context", "cacheTag");

	private final Map<String, Feature> byName = new HashMap<>();

	private final List<Link> links = new ArrayList<>();

	private final Set<String> importedNames = new HashSet<>();

	/**
	 * Reads the links of a schema.
	 */
	public static LinkedFeatures of(Document document) {
		LinkedFeatures features = new LinkedFeatures();
		List<Directive> applied = document.getDefinitionsOfType(SchemaDefinition.class)
			.stream()
			.flatMap((it) -> it.getDirectives().stream())
			.toList();
		Set<String> linking = new HashSet<>(Set.of("link", "core"));
		applied.stream().filter(LinkedFeatures::linksItself).map(Directive::getName).forEach(linking::add);
		applied.stream().filter((it) -> linking.contains(it.getName())).forEach(features::add);
		if (!features.byName.isEmpty()) {
			// Most schemas use @link without linking it, and some define what it needs.
			features.byName.computeIfAbsent("link",
					(link) -> new Feature("https://specs.apollo.dev/link/v1.0", link, "v1.0", link, null, Map.of()));
		}
		return features;
	}

	/** The directive that links can have another name, which it gives to itself. */
	private static boolean linksItself(Directive directive) {
		String url = url(directive);
		return url != null && url.matches(ITSELF) && directive.getName().equals(text(directive, "as"));
	}

	private static @Nullable String url(Directive directive) {
		String url = text(directive, "url");
		return (url != null) ? url : text(directive, "feature");
	}

	private void add(Directive directive) {
		String given = url(directive);
		if (given == null) {
			return;
		}
		String url = given.replaceFirst("[?#].*", "");
		String[] parts = url.split("/", -1);
		int last = parts.length - 1;
		boolean versioned = parts[last].matches("v\\d+(\\.\\d+)*");
		String name = (versioned && last > 0) ? parts[last - 1] : parts[last];
		String as = text(directive, "as");
		Feature feature = new Feature(url, name, versioned ? parts[last] : "", (as != null) ? as : name,
				purpose(directive), new HashMap<>());
		Argument imports = directive.getArgument("import");
		if (imports != null && imports.getValue() instanceof ArrayValue array) {
			array.getValues().forEach((it) -> addImport(feature, it));
		}
		this.links.add(new Link(directive, feature));
		// what others call by a name of federation's is not federation's
		this.byName.put(url.matches(OURS) ? name : feature.identity(), feature);
	}

	private void addImport(Feature feature, Value<?> imported) {
		if (imported instanceof StringValue plain) {
			feature.imports.put(plain.getValue(), plain.getValue());
		}
		else if (imported instanceof ObjectValue renamed) {
			Map<String, String> entries = new HashMap<>();
			for (ObjectField entry : renamed.getObjectFields()) {
				if (entry.getValue() instanceof StringValue text) {
					entries.put(entry.getName(), text.getValue());
				}
			}
			String name = entries.get("name");
			if (name != null) {
				feature.imports.put(name, entries.getOrDefault("as", name));
			}
		}
		this.importedNames.addAll(feature.imports.values());
	}

	private static @Nullable String purpose(Directive directive) {
		Argument argument = directive.getArgument("for");
		return (argument != null && argument.getValue() instanceof EnumValue value) ? value.getName() : null;
	}

	private static @Nullable String text(Directive directive, String argument) {
		Argument found = directive.getArgument(argument);
		return (found != null && found.getValue() instanceof StringValue value) ? value.getValue() : null;
	}

	/**
	 * Refuses a schema that demands something for execution or security that this engine
	 * does not do.
	 */
	void refuseUnknown() {
		for (Feature feature : this.byName.values()) {
			boolean ours = feature.url.startsWith("https://specs.apollo.dev/") && EXECUTED.contains(feature.name);
			if (feature.purpose != null && !ours) {
				throw new SupergraphException("The schema links " + feature.url + " for " + feature.purpose
						+ ", which this engine does not support");
			}
		}
	}

	/**
	 * The version of a linked feature such as {@code v0.3}; null where it is not linked.
	 */
	public @Nullable String version(String feature) {
		Feature linked = this.byName.get(feature);
		return (linked != null) ? linked.version : null;
	}

	/**
	 * What this schema calls something that a feature defines, such as {@code @key} of
	 * {@code federation}: imported, renamed or with the feature's prefix. Of a feature
	 * that is not linked the name says enough, unless it is another feature's.
	 */
	public String nameOf(String feature, String element) {
		Feature linked = this.byName.get(feature);
		if (linked != null) {
			return linked.nameOf(element);
		}
		return owns(element) ? feature + "__" + bare(element) : bare(element);
	}

	private static String bare(String element) {
		return element.startsWith("@") ? element.substring(1) : element;
	}

	/**
	 * Whether a name of a type or (with {@code @}) a directive belongs to a linked
	 * feature.
	 */
	public boolean owns(@Nullable String name) {
		if (name == null) {
			// graphql-java's schema definitions are named nodes without a name
			return false;
		}
		String bare = name.startsWith("@") ? name.substring(1) : name;
		int prefix = bare.indexOf("__");
		for (Feature feature : this.byName.values()) {
			if ((prefix > 0 && feature.as.equals(bare.substring(0, prefix)))
					|| (name.startsWith("@") && feature.as.equals(bare))) {
				return true;
			}
		}
		return this.importedNames.contains(name);
	}

	/**
	 * The feature that a directive of the schema comes from; null where it is the
	 * schema's own, or where the feature's own directive of that name has another one
	 * here.
	 */
	public @Nullable Source source(String directive) {
		for (Feature feature : this.byName.values()) {
			for (var imported : feature.imports.entrySet()) {
				if (imported.getValue().equals("@" + directive)) {
					return new Source(feature, imported.getKey().substring(1));
				}
			}
		}
		for (Feature feature : this.byName.values()) {
			String element = directive.equals(feature.as) ? feature.name
					: directive.startsWith(feature.as + "__") ? directive.substring(feature.as.length() + 2) : null;
			if (element != null && !feature.imports.containsKey("@" + element)) {
				return new Source(feature, element);
			}
		}
		return null;
	}

	/**
	 * All features that are linked.
	 */
	public Collection<Feature> all() {
		return List.copyOf(this.byName.values());
	}

	/**
	 * What links features, in its order.
	 */
	public List<Link> links() {
		return List.copyOf(this.links);
	}

	/**
	 * A feature and where it is linked.
	 */
	public record Link(Directive at, Feature feature) {
	}

	/**
	 * A feature and what it itself calls one of its directives.
	 */
	public record Source(Feature feature, String element) {
	}

	/**
	 * A linked feature: the version such as {@code v1.2}, empty where it has none; the
	 * name that its elements are prefixed with here; and those that have other names,
	 * directives with {@code @}.
	 */
	public record Feature(String url, String name, String version, String as, @Nullable String purpose,
			Map<String, String> imports) {

		/**
		 * The URL without the version.
		 */
		public String identity() {
			return this.version.isEmpty() ? this.url
					: this.url.substring(0, Math.max(0, this.url.length() - this.version.length() - 1));
		}

		public int major() {
			return number(0);
		}

		public int minor() {
			return number(1);
		}

		private int number(int part) {
			String[] numbers = this.version.replaceFirst("^v", "").split("\\.", -1);
			return (part < numbers.length && numbers[part].matches("\\d{1,6}")) ? Integer.parseInt(numbers[part]) : 0;
		}

		/**
		 * What its element is called here, without {@code @}.
		 */
		public String nameOf(String element) {
			String imported = this.imports.get(element);
			if (imported != null) {
				return bare(imported);
			}
			String bare = bare(element);
			return (element.startsWith("@") && bare.equals(this.name)) ? this.as : this.as + "__" + bare;
		}

		/**
		 * Whether Apollo's specifications define it, as they define federation itself.
		 */
		public boolean isSpecified() {
			return this.url.matches(OURS);
		}

	}

}
