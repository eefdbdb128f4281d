package sijill.gateway.graphiql;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static org.springframework.web.servlet.function.RequestPredicates.GET;

/**
 * Serves the page, and leads people in a browser to it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphiqlSettings.class)
@ConditionalOnProperty(name = "sijill.graphiql.enabled", matchIfMissing = true)
class GraphiqlConfiguration {

	@Bean
	@Order(-2)
	RouterFunction<ServerResponse> graphiqlRoutes(GraphiqlSettings settings) {
		GraphiqlPage page = new GraphiqlPage(settings);
		RequestPredicate person = (request) -> request.servletRequest().getQueryString() == null && wantsHtml(request);
		return RouterFunctions.route()
			.GET("/graphiql", page::show)
			.route(GET("/graphql").and(person).or(GET("/")),
					(request) -> ServerResponse.temporaryRedirect(URI.create("/graphiql")).build())
			.resources("/graphiql/**", new ClassPathResource("graphiql/"),
					(resource, headers) -> headers.setCacheControl(CacheControl.maxAge(Duration.ofHours(1))))
			.build();
	}

	private static boolean wantsHtml(ServerRequest request) {
		return request.headers()
			.header(HttpHeaders.ACCEPT)
			.stream()
			.anyMatch((accepted) -> accepted.contains(MediaType.TEXT_HTML_VALUE));
	}

}
