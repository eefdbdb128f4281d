package sijill.platform.record;

/**
 * Names an entity of one service: its kind, such as {@code incident}, and its id.
 */
public record EntityKey(String kind, String id) {

	/**
	 * Reads what {@link #toString()} wrote.
	 */
	public static EntityKey parse(String text) {
		int slash = text.indexOf('/');
		return new EntityKey(text.substring(0, slash), text.substring(slash + 1));
	}

	/**
	 * The form in which the log indexes it: {@code incident/inc-2018-04-07-douma}.
	 */
	@Override
	public String toString() {
		return this.kind + "/" + this.id;
	}

}
