package sijill.federation.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.Value;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

/**
 * Other composers take a text for the value of an enum that is called so, which
 * graphql-java does not: here it becomes that value, in defaults and where directives are
 * applied.
 */
@SuppressWarnings("rawtypes") // as graphql-java's visitor and values are
public final class EnumTexts extends NodeVisitorStub {

	private final Map<String, Set<String>> enums = new HashMap<>();

	private final Map<String, Map<String, Type>> inputs = new HashMap<>();

	private EnumTexts(Document document) {
		for (Definition<?> definition : document.getDefinitions()) {
			switch (definition) {
				case EnumTypeDefinition it -> it.getEnumValueDefinitions()
					.forEach((value) -> this.enums.computeIfAbsent(it.getName(), (name) -> new HashSet<>())
						.add(value.getName()));
				case InputObjectTypeDefinition it -> add(it.getName(), it.getInputValueDefinitions());
				case DirectiveDefinition it -> add("@" + it.getName(), it.getInputValueDefinitions());
				default -> {
				}
			}
		}
	}

	private void add(String owner, List<InputValueDefinition> definitions) {
		Map<String, Type> types = this.inputs.computeIfAbsent(owner, (it) -> new HashMap<>());
		definitions.forEach((it) -> types.put(it.getName(), it.getType()));
	}

	/**
	 * A schema with values of enums as GraphQL has them.
	 */
	public static Document asValues(Document document) {
		EnumTexts texts = new EnumTexts(document);
		return texts.enums.isEmpty() ? document : (Document) new AstTransformer().transform(document, texts);
	}

	@Override
	public TraversalControl visitInputValueDefinition(InputValueDefinition node, TraverserContext<Node> context) {
		Value given = node.getDefaultValue();
		Value value = (given != null) ? value(node.getType(), given) : given;
		if (value != given) {
			return TreeTransformerUtil.changeNode(context, node.transform((it) -> it.defaultValue(value)));
		}
		return TraversalControl.CONTINUE;
	}

	@Override
	public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
		Map<String, Type> types = this.inputs.getOrDefault("@" + node.getName(), Map.of());
		List<Argument> arguments = node.getArguments().stream().map((it) -> {
			Type type = types.get(it.getName());
			Value value = (type != null) ? value(type, it.getValue()) : it.getValue();
			return (value != it.getValue()) ? it.transform((b) -> b.value(value)) : it;
		}).toList();
		return arguments.equals(node.getArguments()) ? TraversalControl.CONTINUE
				: TreeTransformerUtil.changeNode(context, node.transform((it) -> it.arguments(arguments)));
	}

	private Value value(Type type, Value given) {
		String name = TypeRef.of(type).baseName();
		return switch (given) {
			case StringValue text when this.enums.getOrDefault(name, Set.of()).contains(text.getValue()) ->
				EnumValue.of(String.valueOf(text.getValue()));
			case ArrayValue array -> array
				.transform((it) -> it.values(array.getValues().stream().map((item) -> value(type, item)).toList()));
			case ObjectValue object when this.inputs.containsKey(name) ->
				object.transform((it) -> it.objectFields(fields(name, object)));
			default -> given;
		};
	}

	private List<ObjectField> fields(String input, ObjectValue object) {
		Map<String, Type> types = this.inputs.getOrDefault(input, Map.of());
		return object.getObjectFields().stream().map((it) -> {
			Type type = types.get(it.getName());
			return (type != null) ? it.transform((b) -> b.value(value(type, it.getValue()))) : it;
		}).toList();
	}

}
