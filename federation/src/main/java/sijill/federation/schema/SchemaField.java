package sijill.federation.schema;

import java.util.List;

import graphql.language.InputValueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A field of a composite type, and which subgraphs know it: an entry for each subgraph's
 * index, null where it does not.
 */
public final class SchemaField {

	private final String name;

	private final TypeRef type;

	private final List<InputValueDefinition> arguments;

	private final boolean inaccessible;

	private final @Nullable JoinField[] joins;

	private final String signature;

	SchemaField(String name, TypeRef type, List<InputValueDefinition> arguments, boolean inaccessible,
			@Nullable JoinField[] joins) {
		this.name = name;
		this.type = type;
		this.arguments = List.copyOf(arguments);
		this.inaccessible = inaccessible;
		this.joins = joins;
		this.signature = type + java.util.Arrays.toString(joins);
	}

	public String name() {
		return this.name;
	}

	/**
	 * The type in the supergraph.
	 */
	public TypeRef type() {
		return this.type;
	}

	public List<InputValueDefinition> arguments() {
		return this.arguments;
	}

	public boolean inaccessible() {
		return this.inaccessible;
	}

	/**
	 * The field in a subgraph, null where it is not there.
	 */
	public @Nullable JoinField in(int subgraph) {
		return this.joins[subgraph];
	}

	/**
	 * Equal for fields that are planned alike.
	 */
	public String signature() {
		return this.signature;
	}

}
