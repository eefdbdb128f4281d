package sijill.platform.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import sijill.platform.error.Failures;

/**
 * Gives a web application its correlation ids, caps and problems.
 */
@AutoConfiguration(
		beforeName = { "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
				"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" },
		afterName = "sijill.platform.error.FailureAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(WebSettings.class)
final class PlatformWebAutoConfiguration {

	@Bean
	Problems problems(WebSettings settings) {
		return new Problems(settings.graph());
	}

	@Bean
	FilterRegistrationBean<RequestFilter> requestFilter(WebSettings settings) {
		return registered(new RequestFilter(settings), Ordered.HIGHEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<BodyCapFilter> bodyCapFilter(WebSettings settings, Problems problems) {
		return registered(new BodyCapFilter(settings, problems), Ordered.HIGHEST_PRECEDENCE + 10);
	}

	@Bean
	ProblemResolver problemResolver(Failures failures, Problems problems) {
		return new ProblemResolver(failures, problems);
	}

	@Bean
	@ConditionalOnMissingBean(ErrorController.class)
	ProblemErrorController problemErrorController(Problems problems) {
		return new ProblemErrorController(problems);
	}

	private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> registered(T filter, int order) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		registration.setDispatcherTypes(jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ASYNC,
				jakarta.servlet.DispatcherType.ERROR);
		return registration;
	}

}
