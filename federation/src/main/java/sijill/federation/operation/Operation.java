package sijill.federation.operation;

import java.util.Map;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;

import sijill.federation.OperationKind;

/**
 * A valid operation: its definition, the fragments of its document, and the values of the
 * Boolean variables that decide what is skipped and included.
 */
public record Operation(OperationKind kind, OperationDefinition definition, Map<String, FragmentDefinition> fragments,
		Map<String, Boolean> conditions) {

	/**
	 * The same operation under other conditions.
	 */
	public Operation with(Map<String, Boolean> otherConditions) {
		return new Operation(this.kind, this.definition, this.fragments, otherConditions);
	}

}
