package sijill.federation.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.schema.CompositeType;

/**
 * A way through the client's schema to objects of a type.
 *
 * @param starts the subgraph that its first field is asked of; empty where that is open
 * @param contexts for each context that is set on the way, at which objects, the nearest
 * ones
 */
record Way(OperationKind kind, List<Integer> starts, List<Step> steps, CompositeType type,
		Map<String, Object> contexts) {

	/**
	 * A field, and the type that its objects have where it may be one of several.
	 */
	record Step(String field, @Nullable String onType) {
	}

	static Way toRoot(OperationKind kind, CompositeType type) {
		return new Way(kind, List.of(), List.of(), type, Map.of());
	}

	Way startingAt(int subgraph) {
		return new Way(this.kind, List.of(subgraph), this.steps, this.type, this.contexts);
	}

	Way through(Step step, CompositeType to, Map<String, Object> contextsThere) {
		List<Step> longer = new ArrayList<>(this.steps);
		longer.add(step);
		return new Way(this.kind, this.starts, longer, to, contextsThere);
	}

	/**
	 * An operation that goes this way and asks for fields at its end.
	 */
	OperationDefinition operation(List<Field> fields) {
		SelectionSet selections = new SelectionSet(fields);
		for (Step step : this.steps.reversed()) {
			if (step.onType() != null) {
				selections = just(new InlineFragment(new TypeName(step.onType()), selections));
			}
			selections = just(new Field(step.field(), selections));
		}
		return OperationDefinition.newOperationDefinition()
			.operation(OperationDefinition.Operation.valueOf(this.kind.name()))
			.selectionSet(selections)
			.build();
	}

	private static SelectionSet just(Selection<?> selection) {
		return new SelectionSet(List.of(selection));
	}

	/**
	 * The same, as people read it.
	 */
	String text(Field field) {
		StringBuilder text = new StringBuilder(
				(this.kind == OperationKind.QUERY) ? "{ " : this.kind.name().toLowerCase(Locale.ROOT) + " { ");
		int open = 1;
		for (Step step : this.steps) {
			text.append(step.field()).append(" { ");
			open++;
			if (step.onType() != null) {
				text.append("... on ").append(step.onType()).append(" { ");
				open++;
			}
		}
		text.append(field.getName()).append((field.getSelectionSet() != null) ? " { __typename }" : "");
		return text.append(" }".repeat(open)).toString();
	}

}
