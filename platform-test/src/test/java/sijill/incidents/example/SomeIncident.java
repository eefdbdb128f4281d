package sijill.incidents.example;

/**
 * A domain type that platform must not know.
 */
public record SomeIncident(String id) {
}
