package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.ListSize;
import sijill.federation.schema.TypeRef;

/**
 * A type of the supergraph in the making, with the directives that say which subgraph has
 * what of it, as text.
 */
final class MergedType {

	private final String name;

	private final Kind kind;

	private final Part head = new Part();

	private final Set<String> interfaces = new LinkedHashSet<>();

	private final Set<String> members = new LinkedHashSet<>();

	private final Map<String, MergedField> fields = new LinkedHashMap<>();

	private final Map<String, MergedInput> inputs = new LinkedHashMap<>();

	private final Map<String, Part> values = new LinkedHashMap<>();

	MergedType(String name, Kind kind) {
		this.name = name;
		this.kind = kind;
	}

	String name() {
		return this.name;
	}

	Kind kind() {
		return this.kind;
	}

	Part head() {
		return this.head;
	}

	Set<String> interfaces() {
		return this.interfaces;
	}

	Set<String> members() {
		return this.members;
	}

	Map<String, MergedField> fields() {
		return this.fields;
	}

	Map<String, MergedInput> inputs() {
		return this.inputs;
	}

	Map<String, Part> values() {
		return this.values;
	}

	/**
	 * The type's head, and all that is in it.
	 */
	Stream<Part> parts() {
		Stream<Part> fields = this.fields.values()
			.stream()
			.flatMap((it) -> Stream.concat(Stream.of(it.part()),
					it.arguments().values().stream().map(MergedInput::part)));
		Stream<Part> leaves = Stream.concat(this.values.values().stream(),
				this.inputs.values().stream().map(MergedInput::part));
		return Stream.concat(Stream.of(this.head), Stream.concat(fields, leaves));
	}

	/**
	 * What every part of a schema can carry.
	 */
	static final class Part {

		private final Votes descriptions = new Votes();

		private final Map<String, Votes> once = new TreeMap<>();

		private final Map<String, Votes> combined = new TreeMap<>();

		private final Set<String> defined = new HashSet<>();

		private final Map<String, String> computed = new HashMap<>();

		private final List<String> directives = new ArrayList<>();

		private List<List<String>> scopes = List.of();

		private @Nullable Integer weight;

		private @Nullable ListSize listSize;

		@Nullable String description() {
			return this.descriptions.winner();
		}

		/**
		 * Whether subgraphs describe it differently.
		 */
		boolean isDescribedDifferently() {
			return this.descriptions.areSplit();
		}

		void describe(@Nullable String text) {
			if (text != null) {
				this.descriptions.add(text);
			}
		}

		List<String> directives() {
			return this.directives;
		}

		void add(String directive) {
			if (!this.directives.contains(directive)) {
				this.directives.add(directive);
			}
		}

		/**
		 * Adds the directives of another part, but for those that say who has it.
		 */
		void addAllButJoins(Part other) {
			other.directives.stream().filter((it) -> !it.startsWith("@join__")).forEach(this::add);
			this.defined.addAll(other.defined);
		}

		/**
		 * Adds a directive that cannot stand twice: what most subgraphs say stands.
		 */
		void addOnce(String name, String directive) {
			Votes said = this.once.computeIfAbsent(name, (it) -> new Votes());
			String before = said.winner();
			said.add(directive);
			String after = said.winner();
			if (before == null) {
				this.directives.add(directive);
			}
			else if (after != null) {
				this.directives.replaceAll((it) -> it.equals(before) ? after : it);
			}
		}

		/**
		 * The directives that stand as only some subgraphs have them.
		 */
		List<String> decided() {
			return split(this.once);
		}

		/**
		 * The directives that say what all subgraphs say together.
		 */
		List<String> combined() {
			return split(this.combined);
		}

		private static List<String> split(Map<String, Votes> said) {
			return said.entrySet().stream().filter((it) -> it.getValue().areSplit()).map(Map.Entry::getKey).toList();
		}

		private void combine(String directive, Object said) {
			this.combined.computeIfAbsent(directive, (it) -> new Votes()).add(said.toString());
		}

		/**
		 * Adds a directive of federation's, or of GraphQL's, which the supergraph
		 * defines.
		 */
		void addDefined(String name, String directive) {
			this.defined.add(name);
			add(directive);
		}

		/** Adds a directive in place of what was known of it before. */
		private void addComputed(String name, String directive) {
			String before = this.computed.put(name, directive);
			this.directives.removeIf((it) -> it.equals(before));
			addDefined(name, directive);
		}

		/**
		 * Whether a directive stands here that the supergraph defines, and not one of
		 * another feature that is called so.
		 */
		boolean has(String name) {
			return this.defined.contains(name);
		}

		/**
		 * Asks for all scopes of one of several alternatives; where several subgraphs
		 * ask, what each asks for is needed.
		 */
		void requireScopes(List<List<String>> alternatives) {
			combine("requiresScopes", alternatives);
			List<List<String>> both = new ArrayList<>();
			for (List<String> known : this.scopes.isEmpty() ? List.of(List.<String>of()) : this.scopes) {
				for (List<String> asked : alternatives) {
					Set<String> all = new TreeSet<>(known);
					all.addAll(asked);
					if (!both.contains(List.copyOf(all))) {
						both.add(List.copyOf(all));
					}
				}
			}
			this.scopes = both;
			addComputed("requiresScopes",
					both.stream()
						.map(Part::texts)
						.collect(Collectors.joining(", ", "@requiresScopes(scopes: [", "])")));
		}

		/**
		 * Weighs as much as the heaviest that any subgraph says; null: nothing is said.
		 */
		void weigh(@Nullable Integer said) {
			if (said != null) {
				combine("cost", said);
				int heaviest = (this.weight != null) ? Math.max(this.weight, said) : said;
				this.weight = heaviest;
				addComputed("cost", "@cost(weight: " + heaviest + ")");
			}
		}

		void size(ListSize said) {
			combine("listSize", said);
			ListSize merged = (this.listSize != null) ? this.listSize.and(said) : said;
			this.listSize = merged;
			List<String> arguments = new ArrayList<>();
			if (merged.assumedSize() != null) {
				arguments.add("assumedSize: " + merged.assumedSize());
			}
			if (!merged.slicingArguments().isEmpty()) {
				arguments.add("slicingArguments: " + texts(merged.slicingArguments()));
			}
			if (!merged.sizedFields().isEmpty()) {
				arguments.add("sizedFields: " + texts(new TreeSet<>(merged.sizedFields())));
			}
			if (!merged.requiresOneArgument()) {
				arguments.add("requireOneSlicingArgument: false");
			}
			addComputed("listSize",
					"@listSize" + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")"));
		}

		private static String texts(Collection<String> values) {
			return values.stream().map(FieldMerge::quoted).collect(Collectors.joining(", ", "[", "]"));
		}

		boolean isInaccessible() {
			return has("inaccessible");
		}

	}

	/**
	 * A field with its arguments.
	 */
	record MergedField(TypeRef type, Map<String, MergedInput> arguments, Part part) {
	}

	/**
	 * An argument or a field of an input type.
	 */
	record MergedInput(TypeRef type, @Nullable String defaultValue, Part part) {
	}

}
