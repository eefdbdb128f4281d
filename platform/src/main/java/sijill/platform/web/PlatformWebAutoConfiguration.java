package sijill.platform.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import sijill.platform.error.Failures;
import sijill.web.Problems;

/**
 * Answers what fails in a web application with problems.
 */
@AutoConfiguration(
		beforeName = { "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
				"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" },
		afterName = "sijill.platform.error.FailureAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
final class PlatformWebAutoConfiguration {

	@Bean
	ProblemResolver problemResolver(Failures failures, Problems problems) {
		return new ProblemResolver(failures, problems);
	}

	@Bean
	@ConditionalOnMissingBean(ErrorController.class)
	ProblemErrorController problemErrorController(Problems problems) {
		return new ProblemErrorController(problems);
	}

}
