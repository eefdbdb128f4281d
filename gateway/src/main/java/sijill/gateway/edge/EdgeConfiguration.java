package sijill.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import sijill.platform.web.Problems;

/**
 * What stands before the graph.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SheddingSettings.class)
class EdgeConfiguration {

	/** After the request has its correlation id, and before its body is read. */
	@Bean
	FilterRegistrationBean<SheddingFilter> sheddingFilter(SheddingSettings settings, Problems problems,
			MeterRegistry registry) {
		FilterRegistrationBean<SheddingFilter> filter = new FilterRegistrationBean<>(
				new SheddingFilter(settings, problems, registry));
		filter.addUrlPatterns("/graphql");
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 7);
		return filter;
	}

	@Bean
	Clients clients() {
		return new Clients();
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections() {
		return (factory) -> factory.addContextValves(new ConnectionValve());
	}

}
