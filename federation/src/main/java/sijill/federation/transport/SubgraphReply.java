package sijill.federation.transport;

/**
 * What a subgraph sent back: the HTTP status, the media type (empty where it named none),
 * and the body.
 */
public record SubgraphReply(int status, String contentType, byte[] body) {
}
