package sijill.federation.operation;

import java.util.Map;
import java.util.Set;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.Caller;
import sijill.federation.OperationKind;

/**
 * A valid operation: its definition, the fragments of its document, and the values of the
 * Boolean variables that decide what is skipped and included, who asks (null: somebody
 * who may have everything), and the labels of fields that move which are given for it.
 */
public record Operation(OperationKind kind, OperationDefinition definition, Map<String, FragmentDefinition> fragments,
		Map<String, Boolean> conditions, @Nullable Caller caller, Set<String> labels) {

	/**
	 * An operation of somebody who may have everything.
	 */
	public Operation(OperationKind kind, OperationDefinition definition, Map<String, FragmentDefinition> fragments,
			Map<String, Boolean> conditions) {
		this(kind, definition, fragments, conditions, null, Set.of());
	}

	/**
	 * The same operation of a caller.
	 */
	public Operation of(Caller someone) {
		return new Operation(this.kind, this.definition, this.fragments, this.conditions, someone, this.labels);
	}

	/**
	 * The same operation where these labels are given.
	 */
	public Operation under(Set<String> given) {
		return new Operation(this.kind, this.definition, this.fragments, this.conditions, this.caller, given);
	}

}
