package sijill.federation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import org.jspecify.annotations.Nullable;

import sijill.federation.SupergraphException;

/**
 * A directive of a supergraph where it is applied, read by the names of its arguments.
 */
record Applied(Directive directive) {

	boolean has(String argument) {
		return this.directive.getArgument(argument) != null;
	}

	@Nullable String text(String argument) {
		Argument found = this.directive.getArgument(argument);
		return (found == null) ? null : switch (found.getValue()) {
			case StringValue value -> value.getValue();
			case EnumValue value -> value.getName();
			case null, default -> null;
		};
	}

	boolean flag(String argument, boolean otherwise) {
		Argument found = this.directive.getArgument(argument);
		return (found != null && found.getValue() instanceof BooleanValue value) ? value.isValue() : otherwise;
	}

	@Nullable Integer number(String argument) {
		Argument found = this.directive.getArgument(argument);
		return (found != null && found.getValue() instanceof IntValue value)
				? Math.clamp(value.getValue().longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE) : null;
	}

	List<String> texts(String argument) {
		Argument found = this.directive.getArgument(argument);
		return (found == null) ? List.of() : switch (found.getValue()) {
			case ArrayValue array -> array.getValues()
				.stream()
				.map((it) -> (it instanceof StringValue text) ? text.getValue() : "")
				.toList();
			case StringValue one -> List.of(one.getValue());
			case null, default -> List.of();
		};
	}

	/**
	 * The input objects in a list, read as a directive is.
	 */
	List<Applied> objects(String argument) {
		Argument found = this.directive.getArgument(argument);
		if (found == null || !(found.getValue() instanceof ArrayValue array)) {
			return List.of();
		}
		List<Applied> objects = new ArrayList<>();
		for (Value<?> value : array.getValues()) {
			if (value instanceof ObjectValue object) {
				objects.add(new Applied(Directive.newDirective()
					.name(this.directive.getName())
					.arguments(object.getObjectFields()
						.stream()
						.map((it) -> new Argument(it.getName(), it.getValue()))
						.toList())
					.build()));
			}
		}
		return objects;
	}

	/**
	 * What it is called, the subgraph that it speaks of, and its line.
	 */
	String place() {
		SourceLocation at = this.directive.getSourceLocation();
		return "@" + this.directive.getName() + "(graph: " + text("graph") + ")"
				+ ((at != null) ? " at line " + at.getLine() : "");
	}

	@Nullable FieldSet fieldSet(String argument) {
		String text = text(argument);
		if (text == null) {
			return null;
		}
		try {
			return FieldSet.parse(text);
		}
		catch (InvalidSyntaxException ex) {
			throw new SupergraphException(place() + " has " + argument + ": \"" + text + "\", which is no field set",
					ex);
		}
	}

	/**
	 * The subgraph that it speaks of.
	 */
	int graph(Map<String, Integer> graphs) {
		Integer graph = graphs.get(String.valueOf(text("graph")));
		if (graph == null) {
			throw new SupergraphException(place() + " names no known subgraph");
		}
		return graph;
	}

}
