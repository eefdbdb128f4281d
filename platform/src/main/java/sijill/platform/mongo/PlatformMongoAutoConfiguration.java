package sijill.platform.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gives a service the one {@link MongoDatabase} that it owns.
 */
@AutoConfiguration(after = MongoAutoConfiguration.class,
		beforeName = "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration")
@ConditionalOnClass(MongoClient.class)
@ConditionalOnBean(MongoClient.class)
@EnableConfigurationProperties(MongoSettings.class)
final class PlatformMongoAutoConfiguration {

	@Bean
	static MongoCommands mongoCommands() {
		return new MongoCommands();
	}

	@Bean
	static MongoDeadlines mongoDeadlines(MongoSettings settings, MongoCommands commands) {
		return new MongoDeadlines(settings, commands);
	}

	@Bean
	static MongoFailures mongoFailures() {
		return new MongoFailures();
	}

	@Bean
	@ConditionalOnMissingBean
	MongoDatabase mongoDatabase(MongoClient client, MongoSettings settings,
			@Value("${spring.application.name:service}") String application) {
		String name = (settings.database() != null) ? settings.database() : "sijill-" + application;
		return client.getDatabase(name);
	}

	@Bean
	@ConditionalOnMissingBean(name = "mongoHealthIndicator")
	HealthIndicator mongoHealthIndicator(MongoDatabase database) {
		return new MongoPing(database);
	}

}
