package sijill.platform.projection;

/**
 * Is told of every place between two effects, at which a process may die; tests kill it
 * at each.
 */
interface Steps {

	Steps NONE = (step) -> {
	};

	void reached(Step step);

	/**
	 * The places of a projection.
	 */
	enum Step {

		REVISIONS_READ, ROWS_WRITTEN, DERIVED_WRITTEN, CHECKPOINT_MOVED

	}

}
