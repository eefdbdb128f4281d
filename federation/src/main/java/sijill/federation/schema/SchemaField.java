package sijill.federation.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
		this.signature = type + Arrays.toString(joins);
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
	 * Whether it moves under a label.
	 */
	public boolean moves() {
		return Arrays.stream(this.joins).anyMatch((join) -> join != null && join.move() != null);
	}

	/**
	 * The field where these labels are given.
	 */
	SchemaField under(Set<String> labels) {
		@Nullable JoinField[] decided = this.joins.clone();
		for (int subgraph = 0; subgraph < decided.length; subgraph++) {
			JoinField join = decided[subgraph];
			decided[subgraph] = (join != null) ? join.under(labels) : null;
		}
		return new SchemaField(this.name, this.type, this.arguments, this.inaccessible, decided);
	}

	/**
	 * Equal for fields that are planned alike.
	 */
	public String signature() {
		return this.signature;
	}

}
