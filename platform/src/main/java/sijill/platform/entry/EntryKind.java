package sijill.platform.entry;

/**
 * One kind of entry that a service records, such as {@code incident}.
 *
 * @param <T> its fields, as they are imported and as they stand in the log: a record with
 * Jakarta Validation constraints
 */
public interface EntryKind<T> {

	/**
	 * The name in an import line and in the log.
	 */
	String name();

	Class<T> type();

	/**
	 * Reports what the constraints of the fields cannot say, and the entries of the same
	 * service that must exist.
	 */
	default void check(String id, T entry, Problems problems) {
	}

	/**
	 * The rows in which the entry is read. A pure function: the same revision always
	 * gives the same rows.
	 */
	void rows(String id, T entry, RecordInfo info, Rows rows);

}
