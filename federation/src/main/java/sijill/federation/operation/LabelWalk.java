package sijill.federation.operation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Collects the labels of all fields that an operation may ask for.
 */
public final class LabelWalk {

	private final SupergraphSchema schema;

	private final Map<String, FragmentDefinition> fragments;

	private final Set<String> labels = new TreeSet<>();

	private final Set<String> seen = new HashSet<>();

	private LabelWalk(SupergraphSchema schema, Map<String, FragmentDefinition> fragments) {
		this.schema = schema;
		this.fragments = fragments;
	}

	/**
	 * The labels of {@code @override} on which the plan of an operation may depend.
	 */
	public static Set<String> labels(OperationDefinition operation, Map<String, FragmentDefinition> fragments,
			SupergraphSchema schema) {
		String root = schema.root(OperationKind.valueOf(operation.getOperation().name()));
		LabelWalk walk = new LabelWalk(schema, fragments);
		if (root != null) {
			walk.walk(operation.getSelectionSet(), schema.requireComposite(root));
		}
		return walk.labels;
	}

	private void walk(@Nullable SelectionSet selections, CompositeType type) {
		if (selections == null) {
			return;
		}
		for (Selection<?> selection : selections.getSelections()) {
			switch (selection) {
				case Field it -> walk(it, type);
				case InlineFragment it -> walk(it.getSelectionSet(), (it.getTypeCondition() == null) ? type
						: this.schema.requireComposite(it.getTypeCondition().getName()));
				case FragmentSpread it when this.seen.add(it.getName()) -> {
					FragmentDefinition fragment = this.fragments.get(it.getName());
					if (fragment != null) {
						walk(fragment.getSelectionSet(),
								this.schema.requireComposite(fragment.getTypeCondition().getName()));
					}
				}
				default -> {
				}
			}
		}
	}

	private void walk(Field field, CompositeType type) {
		this.labels.addAll(this.schema.labelRules().of(type, field.getName()));
		SchemaField definition = type.field(field.getName());
		CompositeType below = (definition != null) ? this.schema.composite(definition.type().baseName()) : null;
		if (below != null) {
			walk(field.getSelectionSet(), below);
		}
	}

}
