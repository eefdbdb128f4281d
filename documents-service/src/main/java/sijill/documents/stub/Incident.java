package sijill.documents.stub;

/**
 * An attack, which incidents-service owns.
 */
public record Incident(String id) {
}
