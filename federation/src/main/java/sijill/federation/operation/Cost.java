package sijill.federation.operation;

/**
 * What an operation costs, {@code Long.MAX_VALUE} where it is too much to count, and
 * whether it costs the same whatever the variables are.
 */
record Cost(long value, boolean constant) {
}
