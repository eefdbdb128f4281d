package sijill.documents.example;

/**
 * A domain type that another service must not know.
 */
public record SomeDocument(String id) {
}
