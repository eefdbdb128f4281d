package sijill.platform.mongo;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether MongoDB answers. Boot's own indicator asks {@code hello}, which the embedded
 * server does not know.
 */
final class MongoPing extends AbstractHealthIndicator {

	private final MongoDatabase database;

	MongoPing(MongoDatabase database) {
		super("MongoDB does not answer");
		this.database = database;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.database.runCommand(new Document("ping", 1));
		builder.up();
	}

}
