package sijill.platform.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;
import sijill.federation.ErrorCode;
import sijill.web.Failure;
import sijill.web.Request;

/**
 * The last hand on every answer: each error has a code of the vocabulary and the
 * correlation id, and says nothing of the inside.
 */
final class RequestErrors implements WebGraphQlInterceptor, Ordered {

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Request current = Request.current();
		String correlationId = (current != null) ? current.correlationId() : request.getId();
		return chain.next(request).map((response) -> finish(response, correlationId));
	}

	private static WebGraphQlResponse finish(WebGraphQlResponse response, String correlationId) {
		List<GraphQLError> errors = response.getExecutionResult().getErrors();
		if (errors.isEmpty()) {
			return response;
		}
		return response.transform(
				(builder) -> builder.errors(errors.stream().map((error) -> finish(error, correlationId)).toList()));
	}

	private static GraphQLError finish(GraphQLError error, String correlationId) {
		Map<String, Object> given = (error.getExtensions() != null) ? error.getExtensions() : Map.of();
		Map<String, Object> extensions = new LinkedHashMap<>();
		String message;
		if (given.get("code") instanceof String) {
			extensions.putAll(given);
			message = error.getMessage();
		}
		else {
			Failure failure = failure(error);
			extensions.putAll(failure.extensions(correlationId));
			message = failure.message();
		}
		extensions.remove("classification");
		extensions.put("correlationId", correlationId);
		return new FinishedError(message, error.getLocations(), error.getPath(), extensions);
	}

	private static Failure failure(GraphQLError error) {
		if (error.getErrorType() instanceof ErrorType type) {
			return switch (type) {
				case InvalidSyntax, ValidationError, OperationNotSupported -> ValidationMessage.of(error.getMessage());
				case DataFetchingException, NullValueInNonNullableField, ExecutionAborted ->
					Failure.of(ErrorCode.INTERNAL);
			};
		}
		return Failure.of(ErrorCode.INTERNAL);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/** Has no classification of graphql-java's beside its code. */
	private record FinishedError(String getMessage, @Nullable List<SourceLocation> getLocations,
			@Nullable List<Object> getPath, Map<String, Object> getExtensions) implements GraphQLError {

		private static final long serialVersionUID = 1L;

		@Override
		@SuppressWarnings("NullAway")
		public ErrorClassification getErrorType() {
			return null;
		}

	}

}
