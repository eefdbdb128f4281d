package sijill.federation.compose;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstTransformer;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

/**
 * Federation 1 took a name, or a list of texts, for a field set: here they become texts.
 */
@SuppressWarnings("rawtypes") // as graphql-java's visitor is
final class FieldSetTexts extends NodeVisitorStub {

	private static final Set<String> WITH_FIELDS = Set.of("key", "requires", "provides");

	private FieldSetTexts() {
	}

	static Document asTexts(Document document) {
		return (Document) new AstTransformer().transform(document, new FieldSetTexts());
	}

	@Override
	public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
		Argument fields = node.getArgument("fields");
		if (!WITH_FIELDS.contains(node.getName()) || fields == null) {
			return TraversalControl.CONTINUE;
		}
		List<Argument> arguments = node.getArguments()
			.stream()
			.map((it) -> (it == fields) ? it.transform((b) -> b.value(text(it.getValue()))) : it)
			.toList();
		return TreeTransformerUtil.changeNode(context, node.transform((it) -> it.arguments(arguments)));
	}

	private static Value<?> text(Value<?> value) {
		return switch (value) {
			case EnumValue name -> StringValue.of(name.getName());
			case ArrayValue list when list.getValues().stream().allMatch(StringValue.class::isInstance) ->
				StringValue.of(String.join(" ",
						list.getValues()
							.stream()
							.map((it) -> Objects.requireNonNull(((StringValue) it).getValue()))
							.toList()));
			default -> value;
		};
	}

}
