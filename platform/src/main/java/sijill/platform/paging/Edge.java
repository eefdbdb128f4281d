package sijill.platform.paging;

/**
 * A node in a list, and the cursor that continues after it.
 */
public record Edge<N>(String cursor, N node) {
}
