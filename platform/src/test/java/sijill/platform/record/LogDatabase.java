package sijill.platform.record;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import sijill.platform.mongo.MongoCodecs;

/**
 * A database as a service reaches it, with the deadlines of one; each has a client of its
 * own, as a process has.
 */
public final class LogDatabase implements AutoCloseable {

	private final MongoClient client;

	private final MongoDatabase database;

	private LogDatabase(MongoClient client, String name) {
		this.client = client;
		this.database = client.getDatabase(name);
	}

	/**
	 * With listeners that are told of every command, and with time enough for a busy
	 * machine.
	 */
	public static LogDatabase open(String uri, String name, CommandListener... listeners) {
		int seconds = (listeners.length > 0) ? 30 : 2;
		return new LogDatabase(MongoClients.create(MongoClientSettings.builder()
			.commandListenerList(List.of(listeners))
			.applyConnectionString(new ConnectionString(uri))
			.timeout(seconds, TimeUnit.SECONDS)
			.codecRegistry(MongoCodecs.registry())
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
			.build()), name);
	}

	public MongoDatabase database() {
		return this.database;
	}

	public RevisionLog log() {
		return new RevisionLog(this.database);
	}

	public Appender appender() {
		return new Appender(log(), Clock.systemUTC());
	}

	Appender appender(Step.Listener steps) {
		return new Appender(log(), Clock.systemUTC(), steps);
	}

	@Override
	public void close() {
		this.client.close();
	}

}
