package sijill.quickstart;

import java.nio.file.Path;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost:27017", "http://localhost", "mongodb://localhost:1",
			"mongodb://user:secret@localhost:1/?x=y" })
	void saysInOneLineThatMongodbUriIsWrong(String uri) {
		assertThatExceptionOfType(QuickstartException.class).isThrownBy(() -> Database.open(uri, null))
			.satisfies(
					(ex) -> assertThat(ex.advice()).contains("MONGODB_URI").doesNotContain("secret").hasLineCount(1));
	}

	@Test
	void keepsTheEmbeddedRecordInItsFolder(@TempDir Path folder) {
		try (Database first = Database.open(null, folder)) {
			inCollection(first, (collection) -> collection.insertOne(new Document("_id", "kept")));
		}
		try (Database second = Database.open(null, folder)) {
			inCollection(second,
					(collection) -> assertThat(collection.find()).containsExactly(new Document("_id", "kept")));
		}
	}

	@Test
	void saysInOneLineThatAFolderIsInUse(@TempDir Path folder) {
		try (Database _ = Database.open(null, folder)) {
			assertThatExceptionOfType(QuickstartException.class).isThrownBy(() -> Database.open(null, folder))
				.satisfies((ex) -> assertThat(ex.advice()).contains(folder.toString()).hasLineCount(1));
		}
	}

	private static void inCollection(Database database, java.util.function.Consumer<MongoCollection<Document>> work) {
		try (MongoClient client = MongoClients.create(database.uri())) {
			work.accept(client.getDatabase("test").getCollection("test"));
		}
	}

}
