package sijill.platform.graphql;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import sijill.federation.ErrorCode;
import sijill.web.Failure;
import sijill.platform.error.Failures;
import sijill.web.Request;

/**
 * Answers when the time of a request is over, whatever its fetchers still wait for; these
 * end by themselves, since every call of theirs has a deadline. It runs each operation on
 * a thread of its own, because a blocked one could not be answered from.
 */
final class RequestDeadline implements WebGraphQlInterceptor, Ordered, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(RequestDeadline.class);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Scheduler scheduler = Schedulers.fromExecutorService(this.threads);

	private final Failures failures;

	RequestDeadline(Failures failures) {
		this.failures = failures;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Request current = Request.current();
		Duration left = (current != null) ? current.timeLeft() : null;
		Mono<WebGraphQlResponse> response = Mono.defer(() -> run(request, chain, current)).subscribeOn(this.scheduler);
		if (left != null) {
			response = response.timeout(left);
		}
		return response.onErrorResume((exception) -> Mono.just(failed(request, exception)));
	}

	private Mono<WebGraphQlResponse> run(WebGraphQlRequest request, Chain chain,
			@org.jspecify.annotations.Nullable Request current) {
		if (current == null) {
			return chain.next(request);
		}
		// The thread is this request's alone, and ends with it.
		current.open();
		return chain.next(request);
	}

	private WebGraphQlResponse failed(WebGraphQlRequest request, Throwable exception) {
		Failure failure = (exception instanceof TimeoutException) ? Failure.of(ErrorCode.TIMEOUT)
				: this.failures.of(exception);
		if (failure.code() == ErrorCode.INTERNAL) {
			logger.error("A request failed", exception);
		}
		ExecutionInput input = request.toExecutionInput();
		ExecutionResult result = ExecutionResult.newExecutionResult()
			.addError(GraphqlErrorBuilder.newError()
				.message("%s", failure.message())
				.extensions(failure.extensions(""))
				.build())
			.build();
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result));
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public void destroy() {
		this.scheduler.dispose();
		this.threads.close();
	}

}
