package sijill.platform.test;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@BothMongos
class MongoServerTests {

	@Test
	void keepsWhatIsWrittenInADatabaseOfTheTestsOwn() {
		MongoServer server = MongoServer.shared();
		try (MongoClient client = Clients.of(server.uri())) {
			var entries = client.getDatabase(server.newDatabase(getClass())).getCollection("entries");
			entries.insertOne(new Document("_id", 1));
			assertThat(entries.countDocuments()).isEqualTo(1);
		}
	}

	@Test
	void isOfTheKindThatWasAskedFor() {
		assertThat(MongoServer.shared().isReal()).isEqualTo("real".equals(System.getProperty("sijill.mongo")));
	}

	@Test
	void namesAnotherDatabaseEachTime() {
		MongoServer server = MongoServer.shared();
		assertThat(server.newDatabase(getClass())).isNotEqualTo(server.newDatabase(getClass()));
	}

	@Test
	void servesACallerThatWantsAServerOfItsOwn() {
		try (MongoServer own = MongoServer.start(); MongoClient client = Clients.of(own.uri())) {
			assertThat(client.getDatabase("admin").runCommand(new Document("ping", 1)).getDouble("ok")).isEqualTo(1);
		}
	}

}
