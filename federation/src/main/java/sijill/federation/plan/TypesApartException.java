package sijill.federation.plan;

/**
 * Objects that were to be planned together, whatever their types, have to be planned type
 * by type.
 */
final class TypesApartException extends PlanningException {

	private static final long serialVersionUID = 1L;

	private final transient OpField field;

	TypesApartException(OpField field) {
		super("The types of " + field.branch().position().type() + " have to be planned apart");
		this.field = field;
	}

	/**
	 * A field of the objects.
	 */
	OpField field() {
		return this.field;
	}

}
