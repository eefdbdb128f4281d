package sijill.platform.graphql;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;
import sijill.web.Request;

/**
 * Shows developers and tests how many commands an answer cost.
 */
final class CostHeaders implements WebGraphQlInterceptor {

	static final String MONGO_COMMANDS = "Sijill-Mongo-Commands";

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Request current = Request.current();
		return chain.next(request).doOnNext((response) -> {
			if (current != null) {
				response.getResponseHeaders().set(MONGO_COMMANDS, Integer.toString(current.commands()));
			}
		});
	}

}
