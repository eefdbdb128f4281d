package sijill.federation.boot.edge;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

import sijill.web.Problems;

/**
 * What stands before the graph.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SheddingSettings.class)
final class EdgeAutoConfiguration {

	/** How long nothing of a body may come, for requests have their turn meanwhile. */
	private static final Duration BODY_PAUSE = Duration.ofSeconds(5);

	/**
	 * What no browser and no fetch encodes in a query, and queries of GraphQL are full
	 * of.
	 */
	private static final String BRACES = "{}[]|\\^`";

	@Bean
	HeapGauge federationHeap(SheddingSettings settings) {
		return new HeapGauge(settings.heap());
	}

	/** After the request has its correlation id, and before its body is read. */
	@Bean
	FilterRegistrationBean<SheddingFilter> federationSheddingFilter(SheddingSettings settings, HeapGauge heap,
			Problems problems, MeterRegistry registry) {
		FilterRegistrationBean<SheddingFilter> filter = new FilterRegistrationBean<>(
				new SheddingFilter(settings, heap, problems, registry));
		filter.addUrlPatterns("/graphql");
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 7);
		return filter;
	}

	@Bean
	Clients federationClients() {
		return new Clients();
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> federationConnections() {
		return (factory) -> {
			factory.addContextValves(new ConnectionValve());
			factory.addContextCustomizers(
					(context) -> context.getParent().getPipeline().addValve(new UnreadableRequests()));
			factory.addConnectorCustomizers((connector) -> {
				connector.setProperty("relaxedQueryChars", BRACES);
				if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
					http.setDisableUploadTimeout(false);
					http.setConnectionUploadTimeout((int) BODY_PAUSE.toMillis());
				}
			});
		};
	}

}
