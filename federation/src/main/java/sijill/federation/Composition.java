package sijill.federation;

import java.util.List;

import sijill.federation.compose.Composer;

/**
 * Composes subgraphs into one supergraph.
 */
public final class Composition {

	private Composition() {
	}

	/**
	 * Merges the schemas of subgraphs, Federation 1 or 2, by the rules of Apollo
	 * Federation.
	 */
	public static CompositionResult compose(List<Subgraph> subgraphs) {
		return DeepStack.run(() -> Composer.compose(subgraphs));
	}

}
