package sijill.platform.projection;

import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import sijill.platform.entry.Entries;
import sijill.platform.record.Appender;
import sijill.platform.record.RevisionLog;
import sijill.platform.view.ViewStore;
import sijill.platform.view.Views;

/**
 * Wires the log of a service to the views that it declares as its {@link ReadModel}.
 */
@AutoConfiguration(afterName = "sijill.platform.mongo.PlatformMongoAutoConfiguration")
@ConditionalOnBean({ ReadModel.class, MongoDatabase.class })
public final class RecordAutoConfiguration {

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

	@Bean
	Projection projection(RevisionLog log, ReadModel model, Entries entries, ViewStore store) {
		return new Projection(log, model, entries, store);
	}

	@Bean(initMethod = "start")
	Projector projector(RevisionLog log, ReadModel model, ViewStore store, Projection projection) {
		return new Projector(log, model, store, projection);
	}

	@Bean
	RebuildEndpoint rebuildEndpoint(ReadModel model, ViewStore store, Projection projection, Projector projector) {
		return new RebuildEndpoint(new Rebuild(model, store, projection, projector), projector);
	}

	@Bean
	ViewsEndpoint viewsEndpoint(ViewStore store) {
		return new ViewsEndpoint(store);
	}

	@Bean
	RecordHealth recordHealthIndicator(Appender appender, Projector projector) {
		return new RecordHealth(appender, projector);
	}

	@Bean
	MeterBinder recordMetrics(Projector projector) {
		return (registry) -> Gauge.builder("sijill.record.position", projector, Projector::position)
			.description("Number of the last revision that readers see")
			.register(registry);
	}

}
