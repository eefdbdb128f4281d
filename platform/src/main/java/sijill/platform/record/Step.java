package sijill.platform.record;

/**
 * The places between two effects, at which a process may die; tests kill it at each.
 */
enum Step {

	TAIL_READ, INSERTED, RESOLVED;

	/**
	 * Is told of every step.
	 */
	interface Listener {

		Listener NONE = (step) -> {
		};

		void reached(Step step);

	}

}
