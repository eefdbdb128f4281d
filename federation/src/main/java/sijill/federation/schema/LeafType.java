package sijill.federation.schema;

import java.util.Set;

/**
 * What values a leaf can have in an answer.
 */
public sealed interface LeafType {

	/**
	 * The names of the scalars that GraphQL specifies.
	 */
	Set<String> SPECIFIED_SCALARS = Set.of("Int", "Float", "String", "Boolean", "ID");

	/**
	 * A scalar that GraphQL specifies.
	 */
	enum BuiltIn implements LeafType {

		INT, FLOAT, STRING, BOOLEAN, ID

	}

	/**
	 * A custom scalar: any JSON.
	 */
	record Custom() implements LeafType {
	}

	/**
	 * An enum, with the values that clients may see, and those that only travel between
	 * subgraphs.
	 */
	record Values(Set<String> names, Set<String> hidden) implements LeafType {
	}

}
