package sijill.federation.limits;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the operations of one document. Each fragment is weighed once and counted at
 * every spread, but where it contains itself: such a document is not valid, which its
 * validation says.
 */
final class Weigher {

	private final Map<String, FragmentDefinition> fragments = new HashMap<>();

	private final Map<String, Weight> weighed = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	private final Map<String, ? extends @Nullable Object> variables;

	private final int defaultPage;

	private Map<String, Value<?>> variableDefaults = Map.of();

	Weigher(Document document, Map<String, ? extends @Nullable Object> variables, int defaultPage) {
		this.variables = variables;
		this.defaultPage = defaultPage;
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> this.fragments.putIfAbsent(fragment.getName(), fragment));
	}

	Weight weigh(OperationDefinition operation) {
		this.weighed.clear();
		this.variableDefaults = new HashMap<>();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			if (variable.getDefaultValue() != null) {
				this.variableDefaults.put(variable.getName(), variable.getDefaultValue());
			}
		}
		Weight weight = weigh(operation.getSelectionSet()).with(operation.getDirectives());
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			weight = weight.with(variable.getDirectives());
		}
		return weight;
	}

	private Weight weigh(@Nullable SelectionSet selections) {
		Weight weight = Weight.NOTHING;
		if (selections != null) {
			for (Selection<?> selection : selections.getSelections()) {
				weight = weight.and(switch (selection) {
					case Field field -> weigh(field);
					case InlineFragment fragment -> weigh(fragment.getSelectionSet()).with(fragment.getDirectives());
					case FragmentSpread spread -> weigh(spread).with(spread.getDirectives());
					default -> Weight.NOTHING;
				});
			}
		}
		return weight;
	}

	private Weight weigh(FragmentSpread spread) {
		String name = spread.getName();
		Weight known = this.weighed.get(name);
		if (known != null) {
			return known;
		}
		FragmentDefinition fragment = this.fragments.get(name);
		if (fragment == null) {
			return Weight.NOTHING;
		}
		if (!this.open.add(name)) {
			return Weight.NOTHING;
		}
		Weight weight = weigh(fragment.getSelectionSet()).with(fragment.getDirectives());
		this.open.remove(name);
		this.weighed.put(name, weight);
		return weight;
	}

	private Weight weigh(Field field) {
		Weight below = weigh(field.getSelectionSet());
		Long asked = askedPage(field);
		long entries = below.entries();
		if (asked != null || below.paged()) {
			long page = (asked != null) ? asked : this.defaultPage;
			entries = Weight.product(page, Weight.sum(1, below.entries()));
		}
		boolean page = field.getName().equals("nodes") || field.getName().equals("edges");
		return new Weight(Weight.sum(1, below.depth()), Weight.sum(1, below.fields()),
				Weight.sum((field.getAlias() != null) ? 1 : 0, below.aliases()), 1,
				Weight.sum(field.getDirectives().size(), below.directives()), entries, page);
	}

	private @Nullable Long askedPage(Field field) {
		for (Argument argument : field.getArguments()) {
			if (argument.getName().equals("first") || argument.getName().equals("last")) {
				Long asked = number(argument.getValue());
				if (asked != null) {
					return asked;
				}
			}
		}
		return null;
	}

	private @Nullable Long number(@Nullable Object value) {
		return switch (value) {
			case IntValue literal -> number(literal.getValue());
			case BigInteger big -> (big.bitLength() < Long.SIZE) ? Math.max(0, big.longValue()) : Long.MAX_VALUE;
			case Number number -> Math.max(0, number.longValue());
			case VariableReference variable ->
				this.variables.containsKey(variable.getName()) ? number(this.variables.get(variable.getName()))
						: number(this.variableDefaults.get(variable.getName()));
			case null, default -> null;
		};
	}

}
