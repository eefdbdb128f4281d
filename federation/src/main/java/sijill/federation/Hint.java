package sijill.federation;

/**
 * Something that composes, but that its author may not have meant.
 */
public record Hint(String code, String message) {
}
