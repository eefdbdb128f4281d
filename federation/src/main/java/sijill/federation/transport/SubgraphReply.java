package sijill.federation.transport;

/**
 * What a subgraph sent back: the HTTP status, the media type (empty where it named none),
 * and the body.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
public record SubgraphReply(int status, String contentType, byte[] body) {
}
