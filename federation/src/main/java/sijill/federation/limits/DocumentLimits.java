package sijill.federation.limits;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import org.jspecify.annotations.Nullable;

/**
 * The one place where documents are measured, in the gateway and in every service. Works
 * on the parsed document alone, counts every fragment at each of its spreads, and takes a
 * time linear in the document's length, whatever the document says.
 */
public final class DocumentLimits {

	private final Limits limits;

	private final ParserOptions parserOptions;

	public DocumentLimits(Limits limits) {
		this.limits = limits;
		this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
			.transform((options) -> options.maxTokens(limits.tokens()).captureIgnoredChars(false));
	}

	/**
	 * The options for graphql-java's parser that hold the limit on tokens: it throws a
	 * {@code ParseCancelledException} beyond it.
	 */
	public ParserOptions parserOptions() {
		return this.parserOptions;
	}

	/**
	 * Parses a document, and refuses it at the first token too many.
	 * @throws graphql.parser.InvalidSyntaxException where it is no document of GraphQL
	 * @throws graphql.parser.exceptions.ParseCancelledException where it is too long
	 * @throws graphql.parser.exceptions.ParseCancelledTooDeepException where it is too
	 * deeply nested
	 * @throws NestedTooDeeplyException the same, found before it is parsed
	 */
	public Document parse(String query) {
		Brackets.refuseBeyond(this.parserOptions.getMaxRuleDepth(), query);
		return Parser
			.parse(ParserEnvironment.newParserEnvironment().document(query).parserOptions(this.parserOptions).build());
	}

	/**
	 * Measures the operation that would be executed, or the largest one where the name
	 * does not tell which.
	 * @return the first limit that it goes beyond
	 */
	public Optional<LimitViolation> check(Document document, @Nullable String operationName,
			Map<String, ? extends @Nullable Object> variables) {
		Weigher weigher = new Weigher(document, variables, this.limits.defaultPage());
		Weight weight = Weight.NOTHING;
		for (OperationDefinition operation : operations(document, operationName)) {
			weight = weight.or(weigher.weigh(operation));
		}
		return firstViolation(weight);
	}

	private static List<OperationDefinition> operations(Document document, @Nullable String operationName) {
		List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
		List<OperationDefinition> named = all.stream()
			.filter((it) -> Objects.equals(it.getName(), operationName))
			.toList();
		return named.isEmpty() ? all : named;
	}

	private Optional<LimitViolation> firstViolation(Weight weight) {
		if (weight.depth() > this.limits.depth()) {
			return Optional.of(new LimitViolation("depth", this.limits.depth(), weight.depth()));
		}
		if (weight.rootFields() > this.limits.rootFields()) {
			return Optional.of(new LimitViolation("rootFields", this.limits.rootFields(), weight.rootFields()));
		}
		if (weight.aliases() > this.limits.aliases()) {
			return Optional.of(new LimitViolation("aliases", this.limits.aliases(), weight.aliases()));
		}
		if (weight.fields() > this.limits.fields()) {
			return Optional.of(new LimitViolation("fields", this.limits.fields(), weight.fields()));
		}
		if (weight.directives() > this.limits.directives()) {
			return Optional.of(new LimitViolation("directives", this.limits.directives(), weight.directives()));
		}
		if (weight.entries() > this.limits.listSize()) {
			return Optional.of(new LimitViolation("listSize", this.limits.listSize(), weight.entries()));
		}
		return Optional.empty();
	}

}
