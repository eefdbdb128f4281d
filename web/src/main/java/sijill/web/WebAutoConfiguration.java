package sijill.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Gives a web application its correlation ids, and its graph a deadline and a cap.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(WebSettings.class)
final class WebAutoConfiguration {

	@Bean
	static UnitsOfTime webUnitsOfTime() {
		return new UnitsOfTime();
	}

	@Bean
	Problems webProblems(WebSettings settings) {
		return new Problems(settings.graph());
	}

	@Bean
	FilterRegistrationBean<RequestFilter> webRequestFilter(WebSettings settings) {
		return registered(new RequestFilter(settings), Ordered.HIGHEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<BodyCapFilter> webBodyCapFilter(WebSettings settings, Problems problems) {
		return registered(new BodyCapFilter(settings, problems), Ordered.HIGHEST_PRECEDENCE + 10);
	}

	private static <T extends Filter> FilterRegistrationBean<T> registered(T filter, int order) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

}
