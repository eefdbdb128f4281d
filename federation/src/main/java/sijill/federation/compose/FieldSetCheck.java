package sijill.federation.compose;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.Node;
import graphql.parser.InvalidSyntaxException;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.FieldSet;

/**
 * Holds the field sets of a subgraph against its own types, and marks the fields of keys.
 */
final class FieldSetCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private final java.util.Set<String> used = new java.util.HashSet<>();

	FieldSetCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void checkKeys() {
		for (SubgraphType type : this.subgraph.types().values()) {
			for (Directive key : this.subgraph.keys(type)) {
				FieldSet fields = parse(key, "KEY", type.node());
				if (fields != null) {
					check(fields, type, "KEY", key);
				}
			}
		}
	}

	void checkRequiresAndProvides() {
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				Directive requires = this.subgraph.find(field, "requires");
				if (requires != null) {
					FieldSet fields = parse(requires, "REQUIRES", field);
					if (fields != null) {
						check(fields, type, "REQUIRES", requires);
					}
				}
				Directive provides = this.subgraph.find(field, "provides");
				if (provides != null) {
					SubgraphType target = this.subgraph.type(this.subgraph.renamed(field.getType()).baseName());
					FieldSet fields = parse(provides, "PROVIDES", field);
					if (target == null || !(target.isComposite() || target.kind() == Kind.UNION)) {
						this.problems.error(
								"PROVIDES_ON_NON_OBJECT_FIELD", "Invalid @provides directive on field \"" + type.name()
										+ "." + field.getName() + "\": it has no composite type",
								this.subgraph.name(), field);
					}
					else if (fields != null) {
						check(fields, target, "PROVIDES", provides);
					}
				}
			}
		}
	}

	/**
	 * External fields that nothing refers to.
	 */
	void checkExternals() {
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				boolean named = this.subgraph.has(field, "external");
				String name = type.name() + "." + field.getName();
				if (named && this.subgraph.isFederation2() && !this.used.contains(name)
						&& !isOfInterface(type, field.getName())) {
					this.problems.error("EXTERNAL_UNUSED", "Field \"" + name
							+ "\" is marked @external but is not used in any federation directive (@key, @provides, @requires) or to satisfy an interface; the field declaration has no use and should be removed (or the field should not be @external).",
							this.subgraph.name(), field);
				}
			}
		}
	}

	private boolean isOfInterface(SubgraphType type, String field) {
		for (String name : type.interfaces()) {
			SubgraphType asInterface = this.subgraph.type(name);
			if (asInterface != null && asInterface.fields().containsKey(field)) {
				return true;
			}
		}
		return false;
	}

	private @Nullable FieldSet parse(Directive directive, String code, Node<?> at) {
		try {
			return FieldSet.parse(SubgraphSchema.requireText(directive, "fields"));
		}
		catch (InvalidSyntaxException | ClassCastException ex) {
			this.problems.error(
					code + "_INVALID_FIELDS", "The argument \"fields\" of @" + directive.getName()
							+ " is no field set: \"" + SubgraphSchema.requireText(directive, "fields") + "\"",
					this.subgraph.name(), at);
			return null;
		}
	}

	private void check(FieldSet fields, SubgraphType type, String code, Directive directive) {
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case FieldSet.OnType on -> {
					SubgraphType condition = this.subgraph.type(on.type());
					if (condition == null) {
						invalid(code, directive, "there is no type " + on.type());
					}
					else {
						check(on.below(), condition, code, directive);
					}
				}
				case FieldSet.FieldItem it -> check(it, type, code, directive);
			}
		}
	}

	private void check(FieldSet.FieldItem item, SubgraphType type, String code, Directive directive) {
		if (item.name().equals("__typename")) {
			return;
		}
		FieldDefinition field = type.fields().get(item.name());
		if (field == null) {
			invalid(code, directive, "Cannot query field \"" + item.name() + "\" on type \"" + type.name() + "\"");
			return;
		}
		use(type, item.name());
		if (code.equals("KEY")) {
			this.subgraph.markKeyField(type.name(), item.name());
			if (!field.getInputValueDefinitions().isEmpty()) {
				this.problems.error("KEY_FIELDS_HAS_ARGS",
						"On type \"" + type.name() + "\", for " + text(directive) + ": field " + type.name() + "."
								+ item.name() + " cannot be included because it has arguments",
						this.subgraph.name(), directive);
			}
		}
		SubgraphType below = this.subgraph.type(this.subgraph.renamed(field.getType()).baseName());
		boolean composite = below != null && (below.isComposite() || below.kind() == Kind.UNION);
		if (composite && item.below() == null) {
			invalid(code, directive, "field \"" + item.name() + "\" must have a selection of subfields");
		}
		else if (!composite && item.below() != null) {
			invalid(code, directive, "field \"" + item.name() + "\" must not have a selection");
		}
		else if (below != null && item.below() != null) {
			check(item.below(), below, code, directive);
		}
	}

	private void use(SubgraphType type, String field) {
		this.used.add(type.name() + "." + field);
		if (type.kind() == Kind.INTERFACE) {
			for (SubgraphType other : this.subgraph.types().values()) {
				if (other.interfaces().contains(type.name())) {
					this.used.add(other.name() + "." + field);
				}
			}
		}
		for (String name : type.interfaces()) {
			this.used.add(name + "." + field);
		}
	}

	private void invalid(String code, Directive directive, String reason) {
		this.problems.error(code + "_INVALID_FIELDS", "For " + text(directive) + ": " + reason, this.subgraph.name(),
				directive);
	}

	private static String text(Directive directive) {
		return "@" + directive.getName() + "(fields: \"" + SubgraphSchema.requireText(directive, "fields") + "\")";
	}

}
