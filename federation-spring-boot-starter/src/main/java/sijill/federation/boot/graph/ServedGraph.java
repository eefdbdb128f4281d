package sijill.federation.boot.graph;

import sijill.federation.Engine;
import sijill.federation.Supergraph;

/**
 * A supergraph and the engine that answers over it.
 */
public record ServedGraph(Supergraph supergraph, Engine engine) {
}
