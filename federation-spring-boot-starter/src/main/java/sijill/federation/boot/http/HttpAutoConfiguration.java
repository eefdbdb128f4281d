package sijill.federation.boot.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.boot.caller.CallerResolver;
import sijill.federation.boot.documents.Documents;
import sijill.federation.boot.edge.Clients;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.federation.boot.graph.GraphSettings;
import sijill.federation.boot.trace.TracedOperations;
import sijill.web.Headers;
import sijill.web.Problems;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.POST;
import static org.springframework.web.servlet.function.RequestPredicates.path;

/**
 * The addresses that the graph is served at.
 */
@AutoConfiguration(before = GraphQlAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ CorsSettings.class, HeaderSettings.class, GraphQlProperties.class,
		GraphQlCorsProperties.class })
final class HttpAutoConfiguration {

	@Bean
	RequestContexts federationRequestContexts(HeaderSettings settings, CallerResolver callers) {
		return new RequestContexts(settings, callers);
	}

	@Bean
	HttpAnswers federationAnswers(Problems problems, GraphSettings settings) {
		return new HttpAnswers(problems, settings.development());
	}

	@Bean
	GraphQlEndpoint federationEndpoint(CurrentGraph current, HttpAnswers answers, Clients clients, Documents documents,
			RequestContexts contexts, TracedOperations traces) {
		return new GraphQlEndpoint(current, answers, clients, documents, contexts, traces);
	}

	/** Behind everything that looks at requests beforehand. */
	@Bean
	FilterRegistrationBean<GraphQlFilter> federationGraphFilter(ObjectProvider<GraphQlEndpoint> endpoint) {
		FilterRegistrationBean<GraphQlFilter> filter = new FilterRegistrationBean<>(
				new GraphQlFilter(SingletonSupplier.of(endpoint::getObject)));
		filter.addUrlPatterns(GraphQlFilter.PATH);
		filter.setOrder(Ordered.LOWEST_PRECEDENCE);
		return filter;
	}

	/**
	 * Before Spring's own route. Streams of events have routes of their own.
	 */
	@Bean
	@Order(-1)
	RouterFunction<ServerResponse> federationRoutes(GraphQlEndpoint endpoint) {
		return RouterFunctions.route()
			.GET(GraphQlFilter.PATH, endpoint::get)
			.route(path(GraphQlFilter.PATH).and(POST(GraphQlFilter.PATH).negate()), endpoint::otherMethod)
			.build();
	}

	@Bean
	@ConditionalOnProperty("sijill.introspection")
	RouterFunction<ServerResponse> federationDownloadRoutes(CurrentGraph current, GraphSettings settings) {
		Downloads downloads = new Downloads(current, settings.development());
		return RouterFunctions.route()
			.route(GET("/supergraph.graphql"), downloads::supergraph)
			.route(GET("/schema.graphql"), downloads::schema)
			.build();
	}

	@Bean
	EngineGraphQlService federationGraphQlService(CurrentGraph current, Documents documents, RequestContexts contexts,
			TracedOperations traces) {
		Scheduler scheduler = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());
		return new EngineGraphQlService(current, scheduler, documents, contexts, traces);
	}

	/**
	 * Lets pages of other origins, such as a front-end developer's, ask this gateway.
	 */
	@Bean
	FilterRegistrationBean<CorsFilter> federationCorsFilter(CorsSettings settings) {
		CorsConfiguration cors = new CorsConfiguration();
		cors.setAllowedOrigins(settings.allowedOrigins());
		cors.setAllowedMethods(List.of("GET", "POST"));
		cors.addAllowedHeader(CorsConfiguration.ALL);
		cors.setMaxAge(Duration.ofHours(1));
		cors.setExposedHeaders(List.of(Headers.CORRELATION_ID, HttpAnswers.SUBGRAPH_CALLS));
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", cors);
		FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));
		filter.setEnabled(!settings.allowedOrigins().isEmpty());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
		return filter;
	}

}
