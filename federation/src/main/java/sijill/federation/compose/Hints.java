package sijill.federation.compose;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hints at what is odd about subgraphs that compose: where they say different things of
 * the same, and what the supergraph makes of it.
 */
final class Hints {

	private final Collection<SubgraphSchema> subgraphs;

	private final MergedSchema schema;

	private final Problems problems;

	Hints(Collection<SubgraphSchema> subgraphs, MergedSchema schema, Problems problems) {
		this.subgraphs = subgraphs;
		this.schema = schema;
		this.problems = problems;
	}

	void find() {
		new PartHints(this.problems).find("The schema", this.schema.head());
		new LinkHints(this.subgraphs, this.problems).find(this.schema.composed());
		TypeHints types = new TypeHints(this.subgraphs, new EnumUse(this.subgraphs, this.schema.directives()),
				this.problems);
		this.schema.types().values().forEach(types::find);
		DirectiveHints directives = new DirectiveHints(this.subgraphs, this.problems);
		var merged = this.schema.forOperations()
			.stream()
			.collect(Collectors.toMap(MergedDirective::name, Function.identity()));
		DirectiveMerge.forOperations(this.subgraphs).forEach((name, definitions) -> {
			MergedDirective directive = merged.get(name);
			if (directive != null) {
				directives.find(directive, definitions);
			}
			else if (this.schema.composed().stream().noneMatch((it) -> it.name().equals(name))) {
				directives.findLeftOut(name, definitions);
			}
		});
	}

	/**
	 * Which of all it is: {@code so in "a" but not in "b"}.
	 */
	static String who(Collection<SubgraphSchema> all, Collection<SubgraphSchema> some) {
		return "so in " + names(some) + " but not in "
				+ names(all.stream().filter((it) -> !some.contains(it)).toList());
	}

	private static String names(Collection<SubgraphSchema> subgraphs) {
		return subgraphs.stream().map((it) -> '"' + it.name() + '"').collect(Collectors.joining(", "));
	}

}
