package sijill.federation.schema;

/**
 * An argument whose value comes from the nearest object above that sets a context
 * ({@code @fromContext}): its name, its type in the subgraph, the context, and which
 * field of that object is meant, perhaps by its type.
 */
public record ContextArgument(String name, TypeRef type, String context, FieldSet selection) {

	/**
	 * The same for arguments that always have the same value.
	 */
	public String source() {
		return this.context + " {" + this.selection + "} " + this.type;
	}

}
