package sijill.organizations.organization;

/**
 * A source, which documents-service owns.
 */
record Source(String id) {
}
