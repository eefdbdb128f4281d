package sijill.federation.operation;

import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.VariableReference;

/**
 * What {@code @skip} and {@code @include} decide.
 */
public final class Conditions {

	private Conditions() {
	}

	/**
	 * Whether a selection with these directives is part of the operation.
	 */
	public static boolean includes(List<Directive> directives, Map<String, Boolean> variables) {
		for (Directive directive : directives) {
			if (directive.getName().equals("skip") && decide(directive, variables)) {
				return false;
			}
			if (directive.getName().equals("include") && !decide(directive, variables)) {
				return false;
			}
		}
		return true;
	}

	private static boolean decide(Directive directive, Map<String, Boolean> variables) {
		Argument condition = directive.getArgument("if");
		return switch (condition.getValue()) {
			case BooleanValue literal -> literal.isValue();
			case VariableReference variable -> variables.getOrDefault(variable.getName(), false);
			default -> false;
		};
	}

}
