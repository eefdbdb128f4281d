package sijill.platform.mongo;

import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;

/**
 * The client's settings. They come after the connection string, which therefore cannot
 * weaken them: the driver's own defaults wait 30 s for a server, 120 s for a connection
 * and for ever for an answer.
 */
final class MongoDeadlines implements MongoClientSettingsBuilderCustomizer, Ordered {

	private final MongoSettings settings;

	private final MongoCommands commands;

	MongoDeadlines(MongoSettings settings, MongoCommands commands) {
		this.settings = settings;
		this.commands = commands;
	}

	@Override
	public void customize(MongoClientSettings.Builder builder) {
		long millis = this.settings.deadline().toMillis();
		builder.timeout(millis, TimeUnit.MILLISECONDS)
			.writeConcern(WriteConcern.MAJORITY.withJournal(true))
			.codecRegistry(MongoCodecs.registry())
			.addCommandListener(this.commands)
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
			.applyToSocketSettings((socket) -> socket.connectTimeout(millis, TimeUnit.MILLISECONDS)
				.readTimeout(millis, TimeUnit.MILLISECONDS))
			.applyToConnectionPoolSettings(
					(pool) -> pool.maxSize(this.settings.connections()).maxWaitTime(millis, TimeUnit.MILLISECONDS));
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
