package sijill.federation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A {@code FieldSet} of federation: what a key consists of, what a field requires or
 * provides.
 */
public record FieldSet(List<Item> items) {

	/**
	 * One entry of a field set.
	 */
	public sealed interface Item {

	}

	/**
	 * A field, with what is meant below it where it is composite.
	 */
	public record FieldItem(String name, List<Argument> arguments, @Nullable FieldSet below) implements Item {

		@Override
		public String toString() {
			String text = this.name;
			if (!this.arguments.isEmpty()) {
				text += this.arguments.stream()
					.map(AstPrinter::printAstCompact)
					.collect(Collectors.joining(", ", "(", ")"));
			}
			return (this.below != null) ? text + " { " + this.below + " }" : text;
		}

	}

	/**
	 * What holds for one type only.
	 */
	public record OnType(String type, FieldSet below) implements Item {

		@Override
		public String toString() {
			return "... on " + this.type + " { " + this.below + " }";
		}

	}

	/**
	 * Reads the text of a field set, with or without braces around it.
	 * @throws graphql.parser.InvalidSyntaxException where it is none
	 */
	public static FieldSet parse(String text) {
		String braced = text.strip().startsWith("{") ? text : "{" + text + "}";
		var operation = (OperationDefinition) Parser.parse(braced).getDefinitions().getFirst();
		return of(operation.getSelectionSet());
	}

	private static FieldSet of(SelectionSet selections) {
		List<Item> items = new ArrayList<>();
		for (Selection<?> selection : selections.getSelections()) {
			if (selection instanceof Field field) {
				items.add(new FieldItem(field.getName(), field.getArguments(),
						(field.getSelectionSet() != null) ? of(field.getSelectionSet()) : null));
			}
			else if (selection instanceof InlineFragment fragment) {
				FieldSet below = of(fragment.getSelectionSet());
				if (fragment.getTypeCondition() == null) {
					items.addAll(below.items);
				}
				else {
					items.add(new OnType(fragment.getTypeCondition().getName(), below));
				}
			}
		}
		return new FieldSet(List.copyOf(items));
	}

	@Override
	public String toString() {
		return this.items.stream().map(Object::toString).collect(Collectors.joining(" "));
	}

}
