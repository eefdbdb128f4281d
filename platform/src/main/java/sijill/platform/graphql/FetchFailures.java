package sijill.platform.graphql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.federation.RepresentationException;
import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ControllerAdvice;
import sijill.federation.ErrorCode;
import sijill.web.Failure;
import sijill.platform.error.Failures;
import sijill.web.Request;

/**
 * Turns what fails while data is fetched, entities included, into errors of the
 * vocabulary. Without it an exception of an entity would reach the client in its own
 * words.
 */
@ControllerAdvice
final class FetchFailures {

	private static final Logger logger = LoggerFactory.getLogger(FetchFailures.class);

	private final Failures failures;

	FetchFailures(Failures failures) {
		this.failures = failures;
	}

	@GraphQlExceptionHandler
	GraphQLError everything(Throwable exception, DataFetchingEnvironment environment) {
		Failure failure = failure(exception);
		boolean silent = exception instanceof AbortExecutionException || failure.code() == ErrorCode.BAD_REQUEST;
		if (!silent && isNews(exception, environment.getGraphQlContext())) {
			log(failure, exception, environment);
		}
		Request request = Request.current();
		return GraphqlErrorBuilder.newError(environment)
			.message("%s", failure.message())
			.extensions(failure.extensions((request != null) ? request.correlationId() : ""))
			.build();
	}

	private static void log(Failure failure, Throwable exception, DataFetchingEnvironment environment) {
		if (failure.code() == ErrorCode.INTERNAL) {
			logger.error("{} failed", environment.getExecutionStepInfo().getPath(), exception);
		}
		else {
			logger.warn("{} failed: {}", environment.getExecutionStepInfo().getPath(), failure.code(), exception);
		}
	}

	private Failure failure(Throwable exception) {
		return switch (exception) {
			// Every field that was still open when the request was given up.
			case AbortExecutionException _ -> Failure.of(ErrorCode.TIMEOUT);
			case RepresentationException _ -> new Failure(ErrorCode.BAD_REQUEST,
					"A representation names no type or no key that is served here", "representations");
			case BindException binding -> {
				FieldError wrong = binding.getFieldError();
				String argument = (wrong != null) ? wrong.getField().replace("$.", "").replace("$", "") : "";
				yield new Failure(ErrorCode.BAD_REQUEST, "'" + argument + "' is not valid", argument);
			}
			default -> this.failures.of(exception);
		};
	}

	/** The same exception fails every entity of a batch. */
	private static boolean isNews(Throwable exception, GraphQLContext context) {
		Set<Throwable> logged = context.computeIfAbsent(FetchFailures.class,
				(key) -> Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())));
		return logged.add(exception);
	}

}
