package sijill.platform.view;

import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import sijill.platform.entry.Entries;
import sijill.platform.record.Appender;
import sijill.platform.record.RevisionLog;

/**
 * Wires the log of a service to the views that it declares as its {@link ReadModel}.
 */
@AutoConfiguration(afterName = "sijill.platform.mongo.PlatformMongoAutoConfiguration")
@ConditionalOnBean({ ReadModel.class, MongoDatabase.class })
public final class ViewAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RevisionLog revisionLog(MongoDatabase database) {
		return new RevisionLog(database);
	}

	@Bean
	Appender appender(RevisionLog log, Clock clock) {
		return new Appender(log, clock);
	}

	@Bean
	Entries entries(ReadModel model) {
		return new Entries(model.kinds());
	}

	@Bean
	ViewStore viewStore(MongoDatabase database, ReadModel model) {
		return new ViewStore(database, model.shape());
	}

	@Bean
	Views views(ViewStore store) {
		return new Views(store);
	}

	@Bean(initMethod = "start")
	Projector projector(RevisionLog log, ReadModel model, Entries entries, ViewStore store) {
		return new Projector(log, model, store, new Projection(log, model, entries, store, Steps.NONE));
	}

	@Bean
	RebuildEndpoint rebuildEndpoint(Projector projector) {
		return new RebuildEndpoint(projector);
	}

	@Bean
	HealthIndicator recordHealthIndicator(Projector projector) {
		return () -> (projector.corrupt() ? Health.down() : Health.up()).withDetail("position", projector.position())
			.build();
	}

	@Bean
	MeterBinder recordMetrics(Projector projector) {
		return (registry) -> Gauge.builder("sijill.record.position", projector, Projector::position)
			.description("Number of the last revision that readers see")
			.register(registry);
	}

}
