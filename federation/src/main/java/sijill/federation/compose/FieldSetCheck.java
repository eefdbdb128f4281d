package sijill.federation.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.parser.InvalidSyntaxException;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.TypeRef;

/**
 * Holds the field sets of a subgraph against its own types, and marks the fields of keys.
 * Long, since keys, requirements and what is provided are held against them in one walk.
 */
final class FieldSetCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");

	private static final Pattern ARGUMENTS = Pattern.compile("\\([^)]*\\)");

	private boolean allRead = true;

	FieldSetCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void checkKeys() {
		for (SubgraphType type : this.subgraph.types().values()) {
			for (Directive key : this.subgraph.keys(type)) {
				FieldSet fields = parse(key, "KEY", type.node());
				if (fields != null) {
					check(fields, type, "KEY", key, true);
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
						check(fields, type, "REQUIRES", requires, !this.subgraph.isFederation2());
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
						check(fields, target, "PROVIDES", provides, !this.subgraph.isFederation2());
					}
				}
			}
		}
	}

	/**
	 * External fields that nothing refers to.
	 */
	void checkExternals() {
		if (!this.allRead) {
			return;
		}
		Map<FieldDefinition, SubgraphType> unused = new LinkedHashMap<>();
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				boolean named = this.subgraph.has(field, "external");
				String name = type.name() + "." + field.getName();
				if (named && !this.subgraph.isFederation2() && !this.subgraph.isUsed(type.name(), field.getName())
						&& !isOfInterface(type, field.getName())) {
					unused.put(field, type);
				}
				if (named && this.subgraph.isFederation2() && !this.subgraph.isUsed(type.name(), field.getName())
						&& !isOfInterface(type, field.getName())) {
					this.problems.error("EXTERNAL_UNUSED", "Field \"" + name
							+ "\" is marked @external but is not used in any federation directive (@key, @provides, @requires) or to satisfy an interface; the field declaration has no use and should be removed (or the field should not be @external).",
							this.subgraph.name(), field);
				}
			}
		}
		unused.forEach(this::leaveOut);
	}

	/** Federation 1 let subgraphs repeat fields of others for no reason. */
	private void leaveOut(FieldDefinition field, SubgraphType type) {
		type.fields().remove(field.getName());
		if (type.fields().isEmpty()) {
			if (isReferenced(type.name())) {
				this.problems.error("TYPE_WITH_ONLY_UNUSED_EXTERNAL",
						"Type \"" + type.name() + "\" has only external fields here, and none of them is used",
						this.subgraph.name(), type.node());
			}
			else {
				this.subgraph.types().remove(type.name());
			}
		}
	}

	private boolean isReferenced(String name) {
		return this.subgraph.types()
			.values()
			.stream()
			.anyMatch((it) -> it.members().contains(name) || it.fields()
				.values()
				.stream()
				.anyMatch((field) -> this.subgraph.renamed(field.getType()).baseName().equals(name)));
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
		if (SubgraphSchema.text(directive, "fields") == null) {
			if (directive.getArgument("fields") != null) {
				this.problems.error(code + "_INVALID_FIELDS_TYPE",
						"The argument \"fields\" of @" + directive.getName() + " must be a text", this.subgraph.name(),
						at);
			}
			return null;
		}
		String names = TEXT.matcher(SubgraphSchema.requireText(directive, "fields")).replaceAll("");
		if (names.contains("@")) {
			this.allRead = false;
			this.problems.error(code + "_DIRECTIVE_IN_FIELDS_ARG",
					"For " + text(directive) + ": directives cannot stand in a field set", this.subgraph.name(), at);
			return null;
		}
		if (ARGUMENTS.matcher(names).replaceAll("").contains(":")) {
			this.allRead = false;
			this.problems.error(code + "_INVALID_FIELDS",
					"For " + text(directive) + ": aliases cannot stand in a field set", this.subgraph.name(), at);
			return null;
		}
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

	private void check(FieldSet fields, SubgraphType type, String code, Directive directive, boolean external) {
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case FieldSet.OnType on -> {
					SubgraphType condition = this.subgraph.type(on.type());
					if (condition == null) {
						invalid(code, directive, "there is no type " + on.type());
					}
					else {
						checkCondition(type, condition, code, directive);
						check(on.below(), condition, code, directive, external);
					}
				}
				case FieldSet.FieldItem it -> check(it, type, code, directive, external);
			}
		}
	}

	/** Nothing is required of an object that never stands there. */
	private void checkCondition(SubgraphType type, SubgraphType condition, String code, Directive directive) {
		if (!code.equals("REQUIRES") && !this.subgraph.overlap(type, condition)) {
			invalid(code, directive, "no \"" + type.name() + "\" is ever \"" + condition.name() + "\" here");
		}
	}

	private void check(FieldSet.FieldItem item, SubgraphType type, String code, Directive directive, boolean external) {
		if (item.name().equals("__typename")) {
			return;
		}
		FieldDefinition field = type.fields().get(item.name());
		if (field == null) {
			invalid(code, directive, "Cannot query field \"" + item.name() + "\" on type \"" + type.name() + "\"");
			return;
		}
		use(type, item.name());
		checkArguments(item, field, code, directive);
		boolean isExternal = external || this.subgraph.has(field, "external") || this.subgraph.has(type, "external");
		if (code.equals("PROVIDES")) {
			this.subgraph.markProvided(type.name(), item.name());
		}
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
		if (code.equals("KEY") && below != null && (below.kind() == Kind.UNION || below.kind() == Kind.INTERFACE)) {
			this.problems.error("KEY_FIELDS_SELECT_INVALID_TYPE",
					"For " + text(directive) + ": field \"" + type.name() + "." + item.name() + "\" is "
							+ below.kind().name().toLowerCase(java.util.Locale.ROOT)
							+ ", which cannot be part of a key",
					this.subgraph.name(), directive);
			return;
		}
		if (item.below() == null && !isExternal) {
			this.problems.error(code + "_FIELDS_MISSING_EXTERNAL",
					"For " + text(directive) + ": field \"" + type.name() + "." + item.name()
							+ "\" is not marked @external: this subgraph resolves it itself",
					this.subgraph.name(), directive);
		}
		boolean composite = below != null && (below.isComposite() || below.kind() == Kind.UNION);
		if (composite && item.below() == null) {
			invalid(code, directive, "field \"" + item.name() + "\" must have a selection of subfields");
		}
		else if (!composite && item.below() != null) {
			invalid(code, directive, "field \"" + item.name() + "\" must not have a selection");
		}
		else if (below != null && item.below() != null) {
			check(item.below(), below, code, directive, isExternal || isExternalInObjects(type, field));
		}
	}

	private boolean isExternalInObjects(SubgraphType type, FieldDefinition field) {
		return type.kind() == Kind.INTERFACE && this.subgraph.types().values().stream().anyMatch((it) -> {
			FieldDefinition own = it.fields().get(field.getName());
			return own != null && it.interfaces().contains(type.name()) && this.subgraph.isExternal(it, own);
		});
	}

	private void checkArguments(FieldSet.FieldItem item, FieldDefinition field, String code, Directive directive) {
		if (code.equals("PROVIDES") && !field.getInputValueDefinitions().isEmpty()) {
			this.problems.error("PROVIDES_FIELDS_HAS_ARGS",
					"For " + text(directive) + ": field \"" + item.name() + "\" has arguments", this.subgraph.name(),
					directive);
			return;
		}
		for (Argument argument : item.arguments()) {
			if (field.getInputValueDefinitions().stream().noneMatch((it) -> it.getName().equals(argument.getName()))) {
				invalid(code, directive,
						"field \"" + item.name() + "\" has no argument \"" + argument.getName() + "\"");
			}
		}
		for (InputValueDefinition known : field.getInputValueDefinitions()) {
			if (!code.equals("KEY") && TypeRef.of(known.getType()).nonNull() && known.getDefaultValue() == null
					&& item.arguments().stream().noneMatch((it) -> it.getName().equals(known.getName()))) {
				invalid(code, directive, "field \"" + item.name() + "\" needs an argument \"" + known.getName() + "\"");
			}
		}
	}

	/**
	 * Notes that something refers to a field.
	 */
	void use(SubgraphType type, String field) {
		this.subgraph.markUsed(type.name(), field);
		if (type.kind() == Kind.INTERFACE) {
			for (SubgraphType other : this.subgraph.types().values()) {
				if (other.interfaces().contains(type.name())) {
					this.subgraph.markUsed(other.name(), field);
				}
			}
		}
		for (String name : type.interfaces()) {
			this.subgraph.markUsed(name, field);
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
