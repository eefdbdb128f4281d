package sijill.federation.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.schema.CostRules;
import sijill.federation.schema.ListSize;

/**
 * One walk over an operation that adds up what it costs. Counts in floating point, which
 * ends at infinity instead of wrapping.
 */
final class CostWalk {

	private static final Set<String> PAGES = Set.of("nodes", "edges");

	private static final List<String> USUAL_ARGUMENTS = List.of("first", "last");

	private final GraphQLSchema schema;

	private final CostRules rules;

	private final int defaultSize;

	private final CheckedDocument document;

	private final ArgumentValues values;

	CostWalk(GraphQLSchema schema, CostRules rules, int defaultSize, CheckedDocument document, ArgumentValues values) {
		this.schema = schema;
		this.rules = rules;
		this.defaultSize = defaultSize;
		this.document = document;
		this.values = values;
	}

	/**
	 * Which of the fields of an object have a size that is known from above.
	 */
	record Sized(double size, Set<String> fields) {

		static final Sized NOTHING = new Sized(0, Set.of());

	}

	double cost(@Nullable SelectionSet selections, GraphQLCompositeType type, Sized sized)
			throws RequestRefusedException {
		double cost = 0;
		if (selections != null) {
			for (Selection<?> selection : selections.getSelections()) {
				cost += switch (selection) {
					case Field field -> cost(field, type, sized);
					case InlineFragment fragment ->
						cost(fragment.getSelectionSet(), type(fragment.getTypeCondition(), type), sized);
					case FragmentSpread spread -> {
						FragmentDefinition fragment = Objects.requireNonNull(this.document.fragment(spread.getName()));
						yield cost(fragment.getSelectionSet(), type(fragment.getTypeCondition(), type), sized);
					}
					default -> 0;
				};
			}
		}
		return cost;
	}

	private GraphQLCompositeType type(@Nullable TypeName condition, GraphQLCompositeType otherwise) {
		return (condition != null) ? this.schema.getTypeAs(condition.getName()) : otherwise;
	}

	private double cost(Field field, GraphQLCompositeType type, Sized sized) throws RequestRefusedException {
		GraphQLFieldDefinition definition = (type instanceof GraphQLFieldsContainer container)
				? container.getFieldDefinition(field.getName()) : null;
		if (definition == null) {
			// __typename and introspection, which cost no service anything
			return 0;
		}
		String coordinate = type.getName() + "." + field.getName();
		ListSize rule = this.rules.listSize(coordinate);
		Double asked = asked(field, definition, coordinate, rule);
		double expected = (asked != null) ? asked
				: (rule != null && rule.assumedSize() != null) ? rule.assumedSize() : this.defaultSize;
		GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(definition.getType());
		double below = (named instanceof GraphQLCompositeType composite)
				? cost(field.getSelectionSet(), composite, below(rule, asked, expected)) : 0;
		double size = !isList(definition) ? 1 : sized.fields().contains(field.getName()) ? sized.size() : expected;
		return Math.max(0, arguments(field, definition, coordinate) + size * (weight(coordinate, named) + below));
	}

	private static Sized below(@Nullable ListSize rule, @Nullable Double asked, double expected) {
		if (rule != null && !rule.sizedFields().isEmpty()) {
			return new Sized(expected, rule.sizedFields());
		}
		return (asked != null) ? new Sized(asked, PAGES) : Sized.NOTHING;
	}

	private static boolean isList(GraphQLFieldDefinition definition) {
		return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
	}

	private double weight(String coordinate, GraphQLNamedType type) {
		Integer weight = this.rules.weight(coordinate);
		if (weight == null) {
			weight = this.rules.weight(type.getName());
		}
		return (weight != null) ? weight : (type instanceof GraphQLCompositeType) ? 1 : 0;
	}

	/** The most that the arguments ask for; null where they do not tell. */
	private @Nullable Double asked(Field field, GraphQLFieldDefinition definition, String coordinate,
			@Nullable ListSize rule) throws RequestRefusedException {
		List<String> names = (rule != null) ? rule.slicingArguments() : USUAL_ARGUMENTS;
		List<Double> sizes = new ArrayList<>();
		for (String name : names) {
			Object given = this.values.at(field, name);
			if (given != null) {
				sizes.add(ArgumentValues.number(given));
			}
		}
		if (sizes.isEmpty()) {
			for (String name : names) {
				GraphQLArgument argument = definition.getArgument(name);
				Object value = (argument != null) ? argument.getArgumentDefaultValue().getValue() : null;
				if (value != null) {
					sizes.add(ArgumentValues.number(value));
				}
			}
		}
		if (rule != null && rule.requiresOneArgument() && !names.isEmpty() && sizes.size() != 1) {
			throw new RequestRefusedException(new GraphQlError(
					"The field " + coordinate + " needs exactly one of these arguments: " + String.join(", ", names),
					ErrorCode.BAD_REQUEST));
		}
		return sizes.stream().max(Double::compare).orElse(null);
	}

	private double arguments(Field field, GraphQLFieldDefinition definition, String coordinate) {
		double cost = 0;
		for (Argument argument : field.getArguments()) {
			Integer weight = this.rules.weight(CostRules.argument(coordinate, argument.getName()));
			cost += (weight != null) ? weight : 0;
			cost += input(definition.getArgument(argument.getName()).getType(), argument.getValue());
		}
		return cost;
	}

	private double input(GraphQLType type, @Nullable Object value) {
		if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input)) {
			return 0;
		}
		double cost = 0;
		for (Object element : ArgumentValues.elements(this.values.known(value))) {
			for (Map.Entry<String, ? extends @Nullable Object> entry : this.values.entries(this.values.known(element))
				.entrySet()) {
				GraphQLInputObjectField field = input.getFieldDefinition(entry.getKey());
				if (field != null) {
					Integer weight = this.rules.weight(input.getName() + "." + entry.getKey());
					cost += (weight != null) ? weight : 0;
					cost += input(field.getType(), entry.getValue());
				}
			}
		}
		return cost;
	}

}
