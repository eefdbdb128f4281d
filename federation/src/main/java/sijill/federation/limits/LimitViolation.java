package sijill.federation.limits;

/**
 * A limit that a document goes beyond: the limit's name, what it allows, and what the
 * document asks for ({@code Long.MAX_VALUE} where it is too much to count).
 */
public record LimitViolation(String limit, long max, long value) {

	/**
	 * A sentence for the client that names the limit and the value.
	 */
	public String message() {
		String asked = (this.value == Long.MAX_VALUE) ? "far more" : Long.toString(this.value);
		return "The query asks for too much: " + this.limit + " may be at most " + this.max + ", not " + asked;
	}

}
