package sijill.federation.compose;

import sijill.federation.compose.MergedType.Part;

/**
 * Hints at what subgraphs say differently of one part of the schema, where the supergraph
 * says one thing.
 */
final class PartHints {

	private final Problems problems;

	PartHints(Problems problems) {
		this.problems = problems;
	}

	void find(String coordinate, Part part) {
		if (part.isDescribedDifferently()) {
			this.problems.hint("INCONSISTENT_DESCRIPTION",
					coordinate + " has different descriptions in subgraphs; that of most of them stands");
		}
		for (String directive : part.decided()) {
			this.problems.hint("INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS", coordinate + " has @" + directive
					+ " with different arguments in subgraphs; those of most of them stand");
		}
		for (String directive : part.combined()) {
			this.problems.hint("MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS", coordinate + " has @" + directive
					+ " with different arguments in subgraphs; they are taken together");
		}
	}

}
