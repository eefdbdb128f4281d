package sijill.federation.compose;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.schema.TypeRef;

/**
 * A field of one subgraph, and whether it is resolved there once fields have moved.
 */
final class SubgraphField {

	private final SubgraphSchema subgraph;

	private final SubgraphType type;

	private final FieldDefinition field;

	private final boolean external;

	private final @Nullable Directive override;

	private boolean overridden;

	private @Nullable String label;

	SubgraphField(SubgraphSchema subgraph, SubgraphType type, FieldDefinition field) {
		this.subgraph = subgraph;
		this.type = type;
		this.field = field;
		this.external = subgraph.isExternal(type, field);
		this.override = subgraph.find(field, "override");
		this.label = (this.override != null) ? SubgraphSchema.text(this.override, "label") : null;
	}

	SubgraphSchema subgraph() {
		return this.subgraph;
	}

	SubgraphType type() {
		return this.type;
	}

	FieldDefinition field() {
		return this.field;
	}

	TypeRef typeRef() {
		return this.subgraph.renamed(this.field.getType());
	}

	boolean isExternal() {
		return this.external;
	}

	@Nullable Directive override() {
		return this.override;
	}

	/**
	 * The name of the subgraph from which the field moves here.
	 */
	String from() {
		return (this.override != null) ? SubgraphSchema.requireText(this.override, "from") : "";
	}

	boolean isOverridden() {
		return this.overridden;
	}

	/**
	 * The label under which the field moves to or from here.
	 */
	@Nullable String label() {
		return this.label;
	}

	void moveAway() {
		this.overridden = true;
	}

	void moveAwayUnder(@Nullable String label) {
		this.label = label;
	}

	/**
	 * Whether the subgraph itself needs the field, for others or for an interface.
	 */
	boolean isUsed() {
		return this.subgraph.isUsed(this.type.name(), this.field.getName())
				|| this.type.interfaces().stream().anyMatch((name) -> {
					SubgraphType asInterface = this.subgraph.type(name);
					return asInterface != null && asInterface.fields().containsKey(this.field.getName());
				});
	}

	boolean resolves() {
		return !this.external && !this.overridden;
	}

	/**
	 * Whether it is external but on some paths.
	 */
	boolean isProvided() {
		return this.external && !this.overridden && this.subgraph.isProvided(this.type, this.field.getName());
	}

	/**
	 * Events come from one subgraph: two would tell of the same twice.
	 */
	boolean isShareable() {
		return !this.type.name().equals(SubgraphSchema.rootName(OperationKind.SUBSCRIPTION))
				&& this.subgraph.isShareable(this.type, this.field);
	}

}
