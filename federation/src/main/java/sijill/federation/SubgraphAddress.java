package sijill.federation;

/**
 * Where a subgraph of a supergraph is reached.
 */
public record SubgraphAddress(String name, String url) {
}
