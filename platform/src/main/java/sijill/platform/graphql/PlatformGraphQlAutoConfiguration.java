package sijill.platform.graphql;

import java.util.concurrent.Executor;

import graphql.GraphQL;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.ConditionalOnGraphQlSchema;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.data.federation.FederationSchemaFactory;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import sijill.federation.limits.DocumentLimits;
import sijill.platform.error.Failures;

/**
 * Makes a service with a schema a subgraph of the platform.
 */
@AutoConfiguration(before = GraphQlAutoConfiguration.class,
		beforeName = "org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration",
		afterName = "sijill.platform.error.FailureAutoConfiguration")
@ConditionalOnClass({ GraphQL.class, FederationSchemaFactory.class })
@ConditionalOnGraphQlSchema
@EnableConfigurationProperties(LimitSettings.class)
final class PlatformGraphQlAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	FederationSchemaFactory federationSchemaFactory(
			@Qualifier("applicationTaskExecutor") ObjectProvider<Executor> executor) {
		FederationSchemaFactory factory = new FederationSchemaFactory();
		executor.ifAvailable(factory::setExecutor);
		return factory;
	}

	@Bean
	GraphQlSourceBuilderCustomizer subgraph(FederationSchemaFactory factory, LimitSettings settings) {
		LimitedDocuments documents = new LimitedDocuments(new DocumentLimits(settings.limits()),
				settings.cachedDocuments());
		return (builder) -> builder.schemaResources(new ClassPathResource("graphql/shared/shared.graphqls"))
			.schemaFactory(factory::createGraphQLSchema)
			.configureGraphQl((graphQl) -> graphQl.preparsedDocumentProvider(documents));
	}

	@Bean
	RuntimeWiringConfigurer calendarScalars() {
		return (wiring) -> wiring.scalar(CalendarScalars.DATE).scalar(CalendarScalars.DATE_TIME);
	}

	@Bean
	FetchFailures fetchFailures(Failures failures) {
		return new FetchFailures(failures);
	}

	@Bean
	RequestErrors requestErrors() {
		return new RequestErrors();
	}

	@Bean
	RequestDeadline requestDeadline(Failures failures) {
		return new RequestDeadline(failures);
	}

	@Bean
	@ConditionalOnProperty("sijill.show-costs")
	CostHeaders costHeaders() {
		return new CostHeaders();
	}

	@Bean
	References references(ObjectProvider<MeterRegistry> metrics) {
		return new References(metrics.getIfAvailable(SimpleMeterRegistry::new));
	}

	@Bean
	@ConditionalOnMissingBean
	GraphQlHttpHandler statusHandler(WebGraphQlHandler handler) {
		return new StatusHandler(handler);
	}

}
