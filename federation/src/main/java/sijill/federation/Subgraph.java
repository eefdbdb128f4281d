package sijill.federation;

/**
 * A service's part of the graph: its name in the supergraph, the URL that it answers at,
 * and its schema in SDL.
 */
public record Subgraph(String name, String url, String sdl) {
}
