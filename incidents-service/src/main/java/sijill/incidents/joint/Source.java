package sijill.incidents.joint;

/**
 * A source, which documents-service owns.
 */
record Source(String id) {
}
