package sijill.federation;

import java.util.List;

/**
 * What came of composing: a supergraph, or the reasons why there is none.
 */
public sealed interface CompositionResult {

	/**
	 * A supergraph schema in standard SDL (join specification), which any router can
	 * read.
	 */
	record Composed(String supergraphSdl, List<Hint> hints) implements CompositionResult {
	}

	/**
	 * Every reason that was found; there is at least one.
	 */
	record Failed(List<CompositionError> errors) implements CompositionResult {
	}

}
