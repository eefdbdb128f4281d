package sijill.federation.operation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.jspecify.annotations.Nullable;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.OperationKind;
import sijill.federation.schema.SupergraphSchema;

/**
 * A document that was parsed and validated, whatever operation of it is asked for.
 */
public final class CheckedDocument {

	private final Document document;

	private final Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();

	private final Map<String, Long> constantCosts = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> labels = new ConcurrentHashMap<>();

	private final Set<String> conditionVariables = new HashSet<>();

	@SuppressWarnings("rawtypes") // as graphql-java's visitor is
	CheckedDocument(Document document) {
		this.document = document;
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> this.fragments.put(fragment.getName(), fragment));
		new NodeTraverser().depthFirst(new NodeVisitorStub() {
			@Override
			public TraversalControl visitDirective(Directive directive, TraverserContext<Node> context) {
				if (directive.getArgument("if") != null
						&& directive.getArgument("if").getValue() instanceof VariableReference variable) {
					CheckedDocument.this.conditionVariables.add(variable.getName());
				}
				return TraversalControl.CONTINUE;
			}
		}, document);
	}

	public Document document() {
		return this.document;
	}

	@Nullable FragmentDefinition fragment(String name) {
		return this.fragments.get(name);
	}

	/** What an operation costs, where it does not depend on variables; else null. */
	@Nullable Long constantCost(OperationDefinition operation) {
		return this.constantCosts.get(String.valueOf(operation.getName()));
	}

	void keepConstantCost(OperationDefinition operation, long cost) {
		this.constantCosts.put(String.valueOf(operation.getName()), cost);
	}

	/**
	 * The labels of {@code @override} on which the plan of an operation may depend.
	 */
	public Set<String> labels(OperationDefinition operation, SupergraphSchema schema) {
		return this.labels.computeIfAbsent(String.valueOf(operation.getName()),
				(name) -> LabelWalk.labels(operation, this.fragments, schema));
	}

	/**
	 * Finds the operation to execute.
	 * @throws RequestRefusedException where the name does not tell which
	 */
	public OperationDefinition operation(@Nullable String name) throws RequestRefusedException {
		var operations = this.document.getDefinitionsOfType(OperationDefinition.class);
		if (name == null || name.isEmpty()) {
			if (operations.size() != 1) {
				throw new RequestRefusedException(
						new GraphQlError(
								operations.isEmpty() ? "The document has no operation"
										: "The document has several operations: name one of them",
								ErrorCode.BAD_REQUEST));
			}
			return operations.getFirst();
		}
		for (OperationDefinition operation : operations) {
			if (name.equals(operation.getName())) {
				return operation;
			}
		}
		throw new RequestRefusedException(
				new GraphQlError("The document has no operation named " + name, ErrorCode.BAD_REQUEST));
	}

	/**
	 * The operation under the values that its variables have.
	 */
	public Operation operation(OperationDefinition definition, Map<String, ? extends @Nullable Object> variables) {
		Map<String, Boolean> conditions = new LinkedHashMap<>();
		for (String variable : this.conditionVariables) {
			if (variables.get(variable) instanceof Boolean value) {
				conditions.put(variable, value);
			}
		}
		return new Operation(OperationKind.valueOf(definition.getOperation().name()), definition, this.fragments,
				conditions);
	}

}
