package sijill.platform.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;
import sijill.federation.limits.DocumentLimits;
import sijill.federation.limits.LimitViolation;
import sijill.federation.limits.NestedTooDeeplyException;

/**
 * Measures each document before it is validated, and keeps those that were found valid.
 * The limits are asked every time: pages may be sized by variables.
 */
final class LimitedDocuments implements PreparsedDocumentProvider {

	/** A longer document is parsed again each time, so that the cache stays small. */
	private static final int LONGEST_CACHED = 16_384;

	private final DocumentLimits limits;

	private final Map<String, PreparsedDocumentEntry> valid;

	LimitedDocuments(DocumentLimits limits, int cached) {
		this.limits = limits;
		this.valid = new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
				return size() > cached;
			}

		};
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		return CompletableFuture.completedFuture(document(input, parseAndValidate));
	}

	private PreparsedDocumentEntry document(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		PreparsedDocumentEntry known = cached(input.getQuery());
		input.getGraphQLContext().put(ParserOptions.class, this.limits.parserOptions());
		GraphQLError refused = check(input, (known != null) ? known.getDocument() : null);
		if (refused != null) {
			return new PreparsedDocumentEntry(refused);
		}
		if (known != null) {
			return known;
		}
		PreparsedDocumentEntry entry = parseAndValidate.apply(input);
		if (!entry.hasErrors() && input.getQuery().length() <= LONGEST_CACHED) {
			synchronized (this.valid) {
				this.valid.put(input.getQuery(), entry);
			}
		}
		return entry;
	}

	private @Nullable PreparsedDocumentEntry cached(String query) {
		synchronized (this.valid) {
			return this.valid.get(query);
		}
	}

	private @Nullable GraphQLError check(ExecutionInput input, @Nullable Document parsed) {
		try {
			Document document = (parsed != null) ? parsed : this.limits.parse(input.getQuery());
			Optional<LimitViolation> violation = this.limits.check(document, input.getOperationName(),
					input.getRawVariables().toMap());
			return violation.map(LimitedDocuments::error).orElse(null);
		}
		catch (ParseCancelledException ex) {
			String tooMuch = String.valueOf(ex.getMessage()).replaceFirst(" To prevent Denial .*", "");
			return error(tooMuch, Map.of("code", ErrorCode.TOO_LARGE.name()));
		}
		catch (NestedTooDeeplyException ex) {
			return error("The query is " + ex.getMessage(), Map.of("code", ErrorCode.TOO_LARGE.name()));
		}
		catch (InvalidSyntaxException | UnknownOperationException _) {
			// The engine says the same with the place.
			return null;
		}
	}

	private static GraphQLError error(LimitViolation violation) {
		return error(violation.message(), Map.of("code", ErrorCode.TOO_LARGE.name(), "limit", violation.limit(), "max",
				violation.max(), "value", violation.value()));
	}

	private static GraphQLError error(String message, Map<String, Object> extensions) {
		return GraphqlErrorBuilder.newError().message("%s", message).extensions(extensions).build();
	}

}
