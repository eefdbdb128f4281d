package sijill.federation.operation;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import java.util.Map;

import sijill.federation.schema.CostRules;

/**
 * Measures what operations cost, by {@code @cost} and {@code @listSize}: each object is
 * 1, each leaf nothing, whatever stands in a list as often as the list is long, and every
 * fragment counts at every spread. The document must be valid and within the limit on
 * fields, since all that it says is walked.
 */
final class CostMeter {

	private final GraphQLSchema schema;

	private final CostRules rules;

	private final int defaultSize;

	/**
	 * @param defaultSize of lists of which nothing is known
	 */
	CostMeter(GraphQLSchema schema, CostRules rules, int defaultSize) {
		this.schema = schema;
		this.rules = rules;
		this.defaultSize = defaultSize;
	}

	/**
	 * Measures an operation.
	 * @throws RequestRefusedException where a field does not say how long its list is,
	 * and must
	 */
	Cost measure(CheckedDocument document, OperationDefinition operation,
			Map<String, ? extends @Nullable Object> variables) throws RequestRefusedException {
		GraphQLObjectType root = switch (operation.getOperation()) {
			case QUERY -> this.schema.getQueryType();
			case MUTATION -> this.schema.getMutationType();
			case SUBSCRIPTION -> this.schema.getSubscriptionType();
		};
		ArgumentValues values = new ArgumentValues(operation, variables);
		CostWalk walk = new CostWalk(this.schema, this.rules, this.defaultSize, document, values);
		double cost = walk.cost(operation.getSelectionSet(), root, CostWalk.Sized.NOTHING);
		return new Cost((long) cost, !values.dependedOnVariables());
	}

}
