package sijill.platform.test;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RealMongo
class ReplicaSetTests {

	@Test
	void keepsAMajorityWriteWhenItsPrimaryIsKilledAndComesBack() {
		try (ReplicaSet set = ReplicaSet.start(3); MongoClient client = Clients.of(set.uri())) {
			MongoCollection<Document> entries = client.getDatabase("test")
				.getCollection("entries")
				.withWriteConcern(WriteConcern.MAJORITY);
			entries.insertOne(new Document("_id", "before"));

			String dead = set.killPrimary();

			assertThat(set.primary()).isNotEqualTo(dead);
			assertThat(entries.find()).containsExactly(new Document("_id", "before"));
			set.restart(dead);
			set.killPrimary();
			assertThat(set.primary()).isNotNull();
			assertThat(entries.find()).containsExactly(new Document("_id", "before"));
		}
	}

}
