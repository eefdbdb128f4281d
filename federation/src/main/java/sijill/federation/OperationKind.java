package sijill.federation;

/**
 * The kinds of operations of GraphQL.
 */
public enum OperationKind {

	QUERY, MUTATION, SUBSCRIPTION

}
