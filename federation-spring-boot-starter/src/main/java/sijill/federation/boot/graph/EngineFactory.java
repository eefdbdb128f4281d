package sijill.federation.boot.graph;

import sijill.federation.Engine;
import sijill.federation.Supergraph;

/**
 * Makes the engine for a supergraph, at the start and whenever the graph has changed. An
 * application with a bean of this type decides itself how its engines are built.
 */
@FunctionalInterface
public interface EngineFactory {

	Engine create(Supergraph supergraph);

}
