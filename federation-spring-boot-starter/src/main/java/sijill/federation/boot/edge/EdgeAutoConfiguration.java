package sijill.federation.boot.edge;

import io.micrometer.core.instrument.MeterRegistry;

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

	/** After the request has its correlation id, and before its body is read. */
	@Bean
	FilterRegistrationBean<SheddingFilter> federationSheddingFilter(SheddingSettings settings, Problems problems,
			MeterRegistry registry) {
		FilterRegistrationBean<SheddingFilter> filter = new FilterRegistrationBean<>(
				new SheddingFilter(settings, problems, registry));
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
		return (factory) -> factory.addContextValves(new ConnectionValve());
	}

}
