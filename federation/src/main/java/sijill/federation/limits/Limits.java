package sijill.federation.limits;

import org.jspecify.annotations.Nullable;

/**
 * How much one request may ask for. Fields, aliases, root fields, directives and list
 * size are counted with every fragment written out at each spread; list size is the
 * number of entries that pages can bring, nested pages multiplied, with
 * {@code defaultPage} for a page whose size is not named; cost is what the schema says by
 * {@code @cost} and {@code @listSize}, and 1 for each object. Where the limit on cost is
 * null, it is a million for schemas that say something of costs, and others have none.
 */
public record Limits(int tokens, int depth, int fields, int aliases, int rootFields, int directives, long listSize,
		@Nullable Long cost, int defaultPage) {

	/**
	 * Roomy for people's queries and for introspection, tight for attacks.
	 */
	public static final Limits DEFAULTS = new Limits(10_000, 30, 2_000, 200, 50, 200, 50_000, null, 20);

}
