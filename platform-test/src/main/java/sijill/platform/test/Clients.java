package sijill.platform.test;

import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/**
 * Clients with which this package looks after its servers: they give up soon, since their
 * callers ask again.
 */
final class Clients {

	private Clients() {
	}

	/** A client of one node, in whatever state its replica set is. */
	static MongoClient direct(String address) {
		return of("mongodb://" + address + "/?directConnection=true");
	}

	static MongoClient of(String uri) {
		return MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(uri))
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
			.applyToSocketSettings(
					(socket) -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
			.build());
	}

}
