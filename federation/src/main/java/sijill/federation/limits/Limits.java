package sijill.federation.limits;

/**
 * How much one request may ask for. Fields, aliases, root fields and list size are
 * counted with every fragment written out at each spread; list size is the number of
 * entries that pages can bring, nested pages multiplied, with {@code defaultPage} for a
 * page whose size is not named.
 */
public record Limits(int tokens, int depth, int fields, int aliases, int rootFields, long listSize, int defaultPage) {

	/**
	 * Roomy for people's queries and for introspection, tight for attacks.
	 */
	public static final Limits DEFAULTS = new Limits(10_000, 30, 2_000, 200, 50, 50_000, 20);

}
