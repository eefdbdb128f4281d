package sijill.federation.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlError.Location;
import sijill.federation.GraphQlResponse.Outcome;
import sijill.federation.limits.DocumentLimits;
import sijill.federation.limits.LimitViolation;
import sijill.federation.limits.Limits;
import sijill.federation.limits.NestedTooDeeplyException;
import sijill.federation.schema.SupergraphSchema;

/**
 * Holds requests against the schema and the limits.
 */
public final class DocumentChecker {

	private static final long USUAL_COST = 1_000_000;

	private final GraphQLSchema schema;

	private final Limits limits;

	private final DocumentLimits documentLimits;

	private final boolean introspection;

	private final Suggestions suggestions;

	private final CostMeter costs;

	private final long mostCost;

	public DocumentChecker(SupergraphSchema schema, Limits limits, boolean introspection, Suggestions suggestions) {
		this.schema = schema.apiSchema();
		this.limits = limits;
		this.documentLimits = new DocumentLimits(limits);
		this.introspection = introspection;
		this.suggestions = suggestions;
		this.costs = new CostMeter(this.schema, schema.costRules(), limits.defaultPage());
		long usual = schema.costRules().isEmpty() ? Long.MAX_VALUE : USUAL_COST;
		this.mostCost = (limits.cost() != null) ? limits.cost() : usual;
	}

	/**
	 * Parses a document.
	 * @throws RequestRefusedException where it is none, or is too long
	 */
	public Document parse(String query) throws RequestRefusedException {
		if (query.isBlank()) {
			throw new RequestRefusedException(new GraphQlError("The query is empty", ErrorCode.BAD_REQUEST));
		}
		try {
			return this.documentLimits.parse(query);
		}
		catch (ParseCancelledException ex) {
			LimitViolation violation = new LimitViolation("tokens", this.limits.tokens(), Long.MAX_VALUE);
			throw new RequestRefusedException(error(violation));
		}
		catch (ParseCancelledTooDeepException | NestedTooDeeplyException ex) {
			LimitViolation violation = new LimitViolation("nesting",
					this.documentLimits.parserOptions().getMaxRuleDepth(), Long.MAX_VALUE);
			throw new RequestRefusedException(error(violation));
		}
		catch (InvalidSyntaxException ex) {
			SourceLocation at = ex.getLocation();
			throw new RequestRefusedException(
					new GraphQlError("The query is not GraphQL: " + Wording.of(String.valueOf(ex.getMessage())),
							(at != null) ? List.of(new Location(at.getLine(), at.getColumn())) : List.of(), List.of(),
							ErrorCode.BAD_REQUEST, Map.of()));
		}
	}

	/**
	 * Checks the limits, some of which depend on the values of variables, and what the
	 * operation costs.
	 */
	public void limit(CheckedDocument document, OperationDefinition operation,
			Map<String, ? extends @Nullable Object> variables) throws RequestRefusedException {
		limit(document.document(), operation.getName(), variables);
		if (this.mostCost < Long.MAX_VALUE) {
			Long known = document.constantCost(operation);
			long cost = (known != null) ? known : measure(document, operation, variables);
			if (cost > this.mostCost) {
				throw new RequestRefusedException(error(new LimitViolation("cost", this.mostCost, cost)));
			}
		}
	}

	private long measure(CheckedDocument document, OperationDefinition operation,
			Map<String, ? extends @Nullable Object> variables) throws RequestRefusedException {
		Cost cost = this.costs.measure(document, operation, variables);
		if (cost.constant()) {
			document.keepConstantCost(operation, cost.value());
		}
		return cost.value();
	}

	/**
	 * Checks the limits of a document of which nothing else is known.
	 */
	public void limit(Document document, @Nullable String operationName,
			Map<String, ? extends @Nullable Object> variables) throws RequestRefusedException {
		var violation = this.documentLimits.check(document, operationName, variables);
		if (violation.isPresent()) {
			throw new RequestRefusedException(error(violation.get()));
		}
	}

	private static GraphQlError error(LimitViolation violation) {
		return new GraphQlError(violation.message(), List.of(), List.of(), ErrorCode.BAD_REQUEST,
				Map.of("limit", violation.limit(), "max", violation.max(), "value", violation.value()));
	}

	/**
	 * Validates a document against the schema that clients see.
	 */
	public CheckedDocument validate(Document document) throws RequestRefusedException {
		// First, since graphql-java's own rule falls over a condition there.
		SubscriptionRoots.check(document);
		List<ValidationError> errors = ParseAndValidate.validate(this.schema, document, Locale.ENGLISH);
		if (!errors.isEmpty()) {
			throw new RequestRefusedException(Outcome.REQUEST_ERROR,
					errors.stream().limit(20).map(this::error).toList());
		}
		if (!this.introspection) {
			refuseIntrospection(document);
		}
		return new CheckedDocument(document);
	}

	private GraphQlError error(ValidationError error) {
		List<Location> locations = (error.getLocations() != null)
				? error.getLocations().stream().map((at) -> new Location(at.getLine(), at.getColumn())).toList()
				: List.of();
		String message = Wording.of(String.valueOf(error.getMessage()));
		return new GraphQlError(this.suggestions.complete(message), locations, List.of(), ErrorCode.BAD_REQUEST,
				Map.of());
	}

	private static void refuseIntrospection(Document document) throws RequestRefusedException {
		for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
			refuseIntrospection(operation.getSelectionSet());
		}
		for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
			refuseIntrospection(fragment.getSelectionSet());
		}
	}

	private static void refuseIntrospection(@Nullable SelectionSet selections) throws RequestRefusedException {
		if (selections == null) {
			return;
		}
		for (Selection<?> selection : selections.getSelections()) {
			if (selection instanceof Field field) {
				if (field.getName().equals("__schema")) {
					throw new RequestRefusedException(
							new GraphQlError("Introspection is switched off: " + field.getName() + " is not answered",
									ErrorCode.BAD_REQUEST));
				}
			}
			else if (selection instanceof graphql.language.InlineFragment fragment) {
				refuseIntrospection(fragment.getSelectionSet());
			}
		}
	}

	/**
	 * Coerces the variables of an operation.
	 * @throws RequestRefusedException where a value does not fit its variable
	 */
	@SuppressWarnings("NullAway") // graphql-java declares its maps of values without
									// nulls
	public Map<String, @Nullable Object> coerce(OperationDefinition operation, Map<String, @Nullable Object> variables)
			throws RequestRefusedException {
		if (operation.getVariableDefinitions().isEmpty()) {
			return Map.of();
		}
		try {
			CoercedVariables coerced = ValuesResolver.coerceVariableValues(this.schema,
					operation.getVariableDefinitions(), RawVariables.of(variables), GraphQLContext.getDefault(),
					Locale.ENGLISH);
			return coerced.toMap();
		}
		catch (GraphQLException ex) {
			throw new RequestRefusedException(
					new GraphQlError(Wording.of(String.valueOf(ex.getMessage())), ErrorCode.BAD_REQUEST));
		}
	}

}
