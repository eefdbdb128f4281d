package sijill.platform.paging;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import sijill.platform.projection.RecordAutoConfiguration;
import sijill.platform.view.Views;

/**
 * Gives lists and paging arguments to the controllers of a service.
 */
@AutoConfiguration(after = RecordAutoConfiguration.class,
		afterName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
@ConditionalOnBean({ Views.class, BatchLoaderRegistry.class })
@EnableConfigurationProperties(PageLimits.class)
final class PagingAutoConfiguration {

	@Bean
	Lists lists(Views views, BatchLoaderRegistry loaders) {
		return new Lists(views, loaders);
	}

	@Bean
	HandlerMethodArgumentResolver pagingArgument(PageLimits limits) {
		return new HandlerMethodArgumentResolver() {

			@Override
			public boolean supportsParameter(MethodParameter parameter) {
				return parameter.getParameterType() == Paging.class;
			}

			@Override
			public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
				return Paging.of(environment, limits);
			}

		};
	}

}
