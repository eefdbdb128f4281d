package sijill.federation.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.InlineFragment;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.TypeRef;

/**
 * Checks {@code @context} and {@code @fromContext}: an argument takes its value from one
 * field of whichever object above sets the context.
 */
final class ContextCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private final BiConsumer<SubgraphType, String> used;

	private final Map<String, List<SubgraphType>> setting = new LinkedHashMap<>();

	/**
	 * A check of a subgraph.
	 * @param used is told the fields that values are taken from
	 */
	ContextCheck(SubgraphSchema subgraph, Problems problems, BiConsumer<SubgraphType, String> used) {
		this.subgraph = subgraph;
		this.problems = problems;
		this.used = used;
	}

	/**
	 * A contextual argument where it stands, and what it is to be.
	 */
	private record Argument(SubgraphType type, FieldDefinition field, InputValueDefinition input, ContextField source) {

		@Override
		public String toString() {
			return this.type.name() + "." + this.field.getName() + "(" + this.input.getName() + ":)";
		}

	}

	void check() {
		if (!this.subgraph.isFederation2()) {
			return;
		}
		for (SubgraphType type : this.subgraph.types().values()) {
			for (Directive context : type.directives(this.subgraph.directive("context"))) {
				String name = SubgraphSchema.requireText(context, "name");
				if (!name.matches("[A-Za-z][A-Za-z0-9]*")) {
					error("CONTEXT_NAME_INVALID", "A context cannot be called \"" + name
							+ "\": its name consists of letters and digits, without underscores", context);
				}
				this.setting.computeIfAbsent(name, (it) -> new ArrayList<>()).add(type);
			}
		}
		this.subgraph.directiveDefinitions()
			.values()
			.forEach((directive) -> directive.getInputValueDefinitions()
				.stream()
				.filter((it) -> ContextField.isIn(it, this.subgraph))
				.forEach((it) -> error("CONTEXT_NOT_SET",
						"@fromContext means nothing on an argument of the directive @" + directive.getName(), it)));
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				for (InputValueDefinition argument : field.getInputValueDefinitions()) {
					if (ContextField.isIn(argument, this.subgraph)) {
						check(type, field, argument);
					}
				}
			}
		}
	}

	private void check(SubgraphType type, FieldDefinition field, InputValueDefinition input) {
		String coordinate = type.name() + "." + field.getName() + "(" + input.getName() + ":)";
		if (type.kind() != Kind.OBJECT) {
			error("CONTEXT_NOT_SET", "@fromContext means nothing on \"" + coordinate + "\": interfaces resolve nothing",
					input);
			return;
		}
		for (String name : type.interfaces()) {
			SubgraphType asInterface = this.subgraph.type(name);
			if (asInterface != null && asInterface.fields().containsKey(field.getName())) {
				error("CONTEXT_NOT_SET", "@fromContext cannot stand on \"" + coordinate
						+ "\": the field belongs to the interface \"" + name + "\"", input);
			}
		}
		if (input.getDefaultValue() != null) {
			error("CONTEXT_NOT_SET", "\"" + coordinate + "\" has a default, but takes its value from a context", input);
		}
		ContextField source = ContextField.of(input, this.subgraph);
		if (source == null) {
			error("NO_CONTEXT_IN_SELECTION",
					"\"" + coordinate + "\" names no context and field such as \"$user { name }\"", input);
			return;
		}
		if (!this.setting.containsKey(source.context())) {
			error("CONTEXT_NOT_SET", "Context \"" + source.context() + "\" is used at \"" + coordinate
					+ "\" but is never set in this subgraph", input);
		}
		else {
			check(new Argument(type, field, input, source));
		}
		if (this.subgraph.keys(type).stream().noneMatch((it) -> SubgraphSchema.flag(it, "resolvable", true))) {
			error("CONTEXT_NO_RESOLVABLE_KEY", "Type \"" + type.name() + "\" has no resolvable key, so \"" + coordinate
					+ "\" cannot be told its value", input);
		}
	}

	private void check(Argument argument) {
		String text = argument.source.selection().strip();
		SelectionSet selections;
		try {
			Document document = Parser.parse(text.startsWith("{") ? text : "{" + text + "}");
			selections = document.getDefinitionsOfType(OperationDefinition.class).getFirst().getSelectionSet();
		}
		catch (InvalidSyntaxException ex) {
			invalid(argument, "it is no selection");
			return;
		}
		List<InlineFragment> fragments = selections.getSelectionsOfType(InlineFragment.class);
		Set<String> conditions = new HashSet<>();
		fragments.stream()
			.filter((it) -> it.getTypeCondition() != null)
			.forEach((it) -> conditions.add(it.getTypeCondition().getName()));
		boolean oneField = selections.getSelections().size() == 1 && fragments.isEmpty();
		boolean byType = conditions.size() == selections.getSelections().size();
		if (!oneField && !byType) {
			invalid(argument, "it has to be one field, or one field for each of several types");
			return;
		}
		for (SubgraphType location : this.setting.getOrDefault(argument.source.context(), List.of())) {
			if (!(oneField ? checkField(argument, selections, location)
					: checkFragments(argument, fragments, location, conditions))) {
				return;
			}
		}
		if (!oneField && !conditions.isEmpty()) {
			invalid(argument, "nothing of the types " + conditions + " sets the context");
		}
	}

	/**
	 * Checks what is meant of the objects of a type that sets the context.
	 * @param unused loses the types that can stand there
	 * @return whether all is well
	 */
	private boolean checkFragments(Argument argument, List<InlineFragment> fragments, SubgraphType location,
			Set<String> unused) {
		boolean any = false;
		for (InlineFragment fragment : fragments) {
			SubgraphType type = this.subgraph.type(fragment.getTypeCondition().getName());
			if (type == null || type.kind() != Kind.OBJECT) {
				invalid(argument, "\"" + fragment.getTypeCondition().getName() + "\" is no object type");
				return false;
			}
			if (canBe(type, location)) {
				any = true;
				unused.remove(type.name());
				if (!checkField(argument, fragment.getSelectionSet(), type)) {
					return false;
				}
			}
		}
		if (!any) {
			invalid(argument, "no type in it matches \"" + location.name() + "\"");
		}
		return any;
	}

	private static boolean canBe(SubgraphType type, SubgraphType location) {
		return type == location || type.interfaces().contains(location.name())
				|| location.members().contains(type.name());
	}

	private boolean checkField(Argument argument, SelectionSet selections, SubgraphType location) {
		TypeRef wanted = this.subgraph.renamed(argument.input.getType());
		TypeRef type = type(argument, selections, location);
		if (type != null && !type.equals(wanted)) {
			invalid(argument, "it is of type " + type + ", and not of " + wanted);
			return false;
		}
		return type != null;
	}

	/**
	 * The type of the one field that is selected; null where there is none, which is then
	 * reported.
	 */
	private @Nullable TypeRef type(Argument argument, SelectionSet selections, SubgraphType owner) {
		if (selections.getSelections().size() != 1 || !(selections.getSelections().getFirst() instanceof Field field)) {
			invalid(argument, "it has to be one field");
			return null;
		}
		FieldDefinition definition = owner.fields().get(field.getName());
		if (definition == null) {
			invalid(argument, "\"" + owner.name() + "\" has no field \"" + field.getName() + "\"");
			return null;
		}
		if (field.getAlias() != null || !field.getDirectives().isEmpty()) {
			invalid(argument, "aliases and directives are not allowed");
			return null;
		}
		if (this.subgraph.isInterfaceObject(owner)) {
			invalid(argument, "\"" + owner.name() + "\" is an @interfaceObject here");
			return null;
		}
		this.used.accept(owner, field.getName());
		TypeRef declared = this.subgraph.renamed(definition.getType());
		SubgraphType below = this.subgraph.type(declared.baseName());
		boolean composite = below != null && (below.isComposite() || below.kind() == Kind.UNION);
		if (composite != (field.getSelectionSet() != null)) {
			invalid(argument, "\"" + field.getName() + "\" must " + (composite ? "" : "not ") + "have a selection");
			return null;
		}
		if (below == null || !composite) {
			return listsOf(declared, TypeRef.named(declared.baseName()));
		}
		TypeRef inner = type(argument, field.getSelectionSet(), below);
		return (inner != null) ? listsOf(declared, inner) : null;
	}

	/** Values may be missing wherever they come from, so nothing is non-null. */
	private static TypeRef listsOf(TypeRef declared, TypeRef inner) {
		return (declared.item() != null) ? TypeRef.listOf(listsOf(declared.item(), inner)) : inner;
	}

	private void invalid(Argument argument, String reason) {
		error("CONTEXT_INVALID_SELECTION", "Context \"" + argument.source.context() + "\" is used at \"" + argument
				+ "\" but the selection is invalid: " + reason, argument.input);
	}

	private void error(String code, String message, Node<?> at) {
		this.problems.error(code, message, this.subgraph.name(), at);
	}

}
