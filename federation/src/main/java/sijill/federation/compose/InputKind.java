package sijill.federation.compose;

/**
 * What takes values in: the arguments of fields and directives, and the fields of input
 * types. Others have different codes for the same of them.
 */
enum InputKind {

	ARGUMENT("argument", "REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH", "FIELD_ARGUMENT_TYPE_MISMATCH",
			"FIELD_ARGUMENT_DEFAULT_MISMATCH", "INCONSISTENT_ARGUMENT_PRESENCE",
			"INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE"),

	FIELD("field", "REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH", "FIELD_TYPE_MISMATCH",
			"INPUT_FIELD_DEFAULT_MISMATCH", "INCONSISTENT_INPUT_OBJECT_FIELD",
			"INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE");

	private final String word;

	private final String missing;

	private final String typeMismatch;

	private final String defaultMismatch;

	private final String leftOut;

	private final String otherType;

	InputKind(String word, String missing, String typeMismatch, String defaultMismatch, String leftOut,
			String otherType) {
		this.word = word;
		this.missing = missing;
		this.typeMismatch = typeMismatch;
		this.defaultMismatch = defaultMismatch;
		this.leftOut = leftOut;
		this.otherType = otherType;
	}

	String word() {
		return this.word;
	}

	String coordinate(String owner, String name) {
		return (this == ARGUMENT) ? owner + "(" + name + ":)" : owner + "." + name;
	}

	/**
	 * The code of an error: not all subgraphs know what some need.
	 */
	String missing() {
		return this.missing;
	}

	/**
	 * The code of an error: no value is of all types.
	 */
	String typeMismatch() {
		return this.typeMismatch;
	}

	/**
	 * The code of an error: there are different defaults.
	 */
	String defaultMismatch() {
		return this.defaultMismatch;
	}

	/**
	 * The code of a hint: not all subgraphs know it, so it is left out.
	 */
	String leftOut() {
		return this.leftOut;
	}

	/**
	 * The code of a hint: some subgraphs take more than others.
	 */
	String otherType() {
		return this.otherType;
	}

}
