package sijill.federation.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlError.Location;

/**
 * Whether a subscription has its one root field, whatever the values of variables are: no
 * {@code @skip} or {@code @include} stands at its root, in fragments neither. That it is
 * one field is for graphql-java's validation to see, which leaves this out.
 */
final class SubscriptionRoots {

	private final Document document;

	private final Set<String> seen = new HashSet<>();

	private SubscriptionRoots(Document document) {
		this.document = document;
	}

	static void check(Document document) throws RequestRefusedException {
		for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
			if (operation.getOperation() == Operation.SUBSCRIPTION) {
				new SubscriptionRoots(document).check(operation.getSelectionSet());
			}
		}
	}

	private void check(SelectionSet selections) throws RequestRefusedException {
		for (Selection<?> selection : selections.getSelections()) {
			if (selection instanceof DirectivesContainer<?> container) {
				refuseConditions(container);
			}
			if (selection instanceof InlineFragment fragment) {
				check(fragment.getSelectionSet());
			}
			if (selection instanceof FragmentSpread spread && this.seen.add(spread.getName())) {
				for (FragmentDefinition fragment : this.document.getDefinitionsOfType(FragmentDefinition.class)) {
					if (fragment.getName().equals(spread.getName())) {
						check(fragment.getSelectionSet());
					}
				}
			}
		}
	}

	private static void refuseConditions(DirectivesContainer<?> selection) throws RequestRefusedException {
		for (Directive directive : selection.getDirectives()) {
			if (directive.getName().equals("skip") || directive.getName().equals("include")) {
				SourceLocation at = directive.getSourceLocation();
				throw new RequestRefusedException(
						new GraphQlError("@" + directive.getName() + " is not allowed at the root of a subscription",
								(at != null) ? List.of(new Location(at.getLine(), at.getColumn())) : List.of(),
								List.of(), ErrorCode.BAD_REQUEST, Map.of()));
			}
		}
	}

}
