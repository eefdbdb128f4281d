package sijill.federation.compose;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.Value;

import sijill.federation.schema.LinkedFeatures.Feature;

/**
 * Holds what a subgraph links against what is known here: the version of federation, what
 * it imports of it, and features that must not be ignored.
 */
final class LinkCheck {

	private static final String OURS = "https://specs.apollo.dev/";

	private static final Pattern VERSION = Pattern.compile("v\\d{1,4}\\.\\d{1,4}");

	private static final Set<String> KNOWN = Set.of("link", "core", "federation", "tag", "inaccessible", "cost",
			"authenticated", "requiresScopes", "policy", "cacheTag");

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private final Set<String> linked = new HashSet<>();

	LinkCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		for (SchemaDefinition schema : this.subgraph.document().getDefinitionsOfType(SchemaDefinition.class)) {
			for (Directive directive : schema.getDirectives()) {
				String url = SubgraphSchema.text(directive, "url");
				if (url != null && !url.isEmpty()) {
					check(directive, url);
				}
			}
		}
	}

	/** A name that begins like those of a feature would be taken for one of them. */
	private void checkNames(Directive link, String url) {
		Feature feature = this.subgraph.features()
			.all()
			.stream()
			.filter((it) -> it.url().equals(url))
			.findFirst()
			.orElse(null);
		if (feature == null) {
			return;
		}
		feature.imports().forEach((element, name) -> {
			if (element.startsWith("@") != name.startsWith("@")) {
				error("INVALID_LINK_DIRECTIVE_USAGE",
						"Cannot import \"" + element + "\" as \"" + name + "\": only directives begin with @", link);
			}
			String bare = name.startsWith("@") ? name.substring(1) : name;
			String prefix = bare.contains("__") ? bare.substring(0, bare.indexOf("__")) : "";
			boolean own = prefix.equals(feature.as()) && name.endsWith("__" + element.replace("@", ""));
			if (!prefix.isEmpty() && !own
					&& this.subgraph.features().all().stream().anyMatch((it) -> it.as().equals(prefix))) {
				error("INVALID_LINK_DIRECTIVE_USAGE", "Cannot import \"" + element + "\" as \"" + name
						+ "\": it would be one of the feature \"" + prefix + "\"", link);
			}
		});
	}

	private void check(Directive link, String url) {
		checkNames(link, url);
		String name = url.startsWith(OURS) ? url.substring(OURS.length()).split("/", -1)[0] : url;
		String identity = identity(url);
		if (!this.linked.add(identity)) {
			error("INVALID_LINK_DIRECTIVE_USAGE", identity + " is linked twice", link);
		}
		if (name.equals("join")) {
			error("UNSUPPORTED_LINKED_FEATURE", url + " is for supergraphs: this is one, and no subgraph", link);
		}
		else if (name.equals("federation")) {
			checkFederation(link, url.substring(url.lastIndexOf('/') + 1));
		}
		else if (name.equals("connect") || name.equals("source") || (link.getArgument("for") != null
				&& link.getArgument("for").getValue() instanceof EnumValue && !KNOWN.contains(name))) {
			error("UNSUPPORTED_LINKED_FEATURE", url + " is not supported, and is not ignored", link);
		}
	}

	/** A feature, whatever its version. */
	private static String identity(String url) {
		return url.replaceFirst("/" + VERSION + "$", "");
	}

	private void checkFederation(Directive link, String version) {
		if (!VERSION.matcher(version).matches()) {
			error("INVALID_LINK_IDENTIFIER", "\"" + version + "\" is no version of federation such as v2.7", link);
		}
		else if (!version.startsWith("v2.") || minor(version) > FederationDefinitions.LAST_MINOR) {
			error("UNKNOWN_FEDERATION_LINK_VERSION", "Federation " + version + " is not known; versions v2.0 to v2."
					+ FederationDefinitions.LAST_MINOR + " are", link);
		}
		else {
			Argument imports = link.getArgument("import");
			List<?> elements = (imports != null && imports.getValue() instanceof ArrayValue array) ? array.getValues()
					: List.of();
			for (Object element : elements) {
				String name = name((Value<?>) element);
				if (!FederationDefinitions.knows(name, minor(version))) {
					error("INVALID_LINK_DIRECTIVE_USAGE",
							"Cannot import \"" + name + "\": federation " + version + " does not define it", link);
				}
			}
		}
	}

	private static int minor(String version) {
		return Integer.parseInt(version.substring(version.indexOf('.') + 1));
	}

	private static String name(Value<?> imported) {
		if (imported instanceof ObjectValue object) {
			for (ObjectField field : object.getObjectFields()) {
				if (field.getName().equals("name")) {
					return name(field.getValue());
				}
			}
		}
		return (imported instanceof StringValue text) ? String.valueOf(text.getValue()) : PartMerge.print(imported);
	}

	private void error(String code, String message, Directive at) {
		this.problems.error(code, message, this.subgraph.name(), at);
	}

}
