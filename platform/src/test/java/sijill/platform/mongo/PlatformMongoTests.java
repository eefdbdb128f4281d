package sijill.platform.mongo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.metrics.MongoMetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sijill.platform.date.FuzzyDate;
import sijill.web.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class PlatformMongoTests {

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class, PlatformMongoAutoConfiguration.class,
				MongoMetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("spring.application.name=incidents",
				"spring.mongodb.uri=" + this.server.bindAndGetConnectionString());

	@AfterEach
	void stopServer() {
		this.server.shutdownNow();
	}

	@Test
	void givesAServiceItsOwnDatabase() {
		this.application
			.run((context) -> assertThat(context.getBean(MongoDatabase.class).getName()).isEqualTo("sijill-incidents"));
		this.application.withPropertyValues("sijill.mongo.database=elsewhere")
			.run((context) -> assertThat(context.getBean(MongoDatabase.class).getName()).isEqualTo("elsewhere"));
	}

	@Test
	void waitsForNothingLongerThanItsDeadlineWhateverTheConnectionStringSays() {
		this.application.withPropertyValues("spring.mongodb.uri=" + this.server.getConnectionString()
				+ "/?w=1&timeoutMS=60000&serverSelectionTimeoutMS=60000&socketTimeoutMS=60000&waitQueueTimeoutMS=60000")
			.run((context) -> {
				MongoClientSettings settings = settings(context.getBean(MongoDeadlines.class));
				assertThat(settings.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(2000);
				assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(2);
				assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(2);
				assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(2);
				assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(2);
				MongoDatabase database = context.getBean(MongoDatabase.class);
				assertThat(database.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
				assertThat(database.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(2000);
			});
	}

	@Test
	void storesRecordsWithDaysAsTextAndEnumsByName() {
		this.application.run((context) -> {
			MongoCollection<Entry> entries = context.getBean(MongoDatabase.class).getCollection("entries", Entry.class);
			Entry entry = new Entry("a", FuzzyDate.parse("2018-04~"), LocalDate.of(2018, 4, 7),
					Instant.parse("2026-01-01T10:00:00.123Z"), Kind.SARIN, List.of(new Part("x", null)));
			entries.insertOne(entry);
			assertThat(entries.find(Filters.eq("_id", "a"))).containsExactly(entry);
			BsonDocument stored = entries.withDocumentClass(BsonDocument.class)
				.find()
				.into(new ArrayList<>())
				.getFirst();
			assertThat(stored.getString("occurred").getValue()).isEqualTo("2018-04~");
			assertThat(stored.getString("day").getValue()).isEqualTo("2018-04-07");
			assertThat(stored.getString("kind").getValue()).isEqualTo("SARIN");
			assertThat(stored.isDateTime("recorded")).isTrue();
			assertThat(stored.getArray("parts").getFirst().asDocument()).containsOnlyKeys("name");
		});
	}

	@Test
	void countsTheCommandsOfEachRequest() {
		this.application.run((context) -> {
			MongoDatabase database = context.getBean(MongoDatabase.class);
			MongoCommands commands = context.getBean(MongoCommands.class);
			MongoCollection<Entry> entries = database.getCollection("entries", Entry.class);
			Request request = new Request("request-1", null);
			try (Request.Scope _ = request.open()) {
				entries.insertMany(IntStream.range(0, 300).mapToObj(Entry::numbered).toList());
				assertThat(entries.find().limit(10).into(new ArrayList<>())).hasSize(10);
			}
			assertThat(request.commands()).isEqualTo(2);
			assertThat(entries.find().batchSize(200).into(new ArrayList<>())).hasSize(300);
			context.getBean("mongoHealthIndicator", HealthIndicator.class).health();
			assertThat(request.commands()).isEqualTo(2);
			assertThat(commands.total()).isEqualTo(4);
		});
	}

	@Test
	void measuresCommandsByCollection() {
		this.application.run((context) -> {
			context.getBean(MongoDatabase.class).getCollection("entries").countDocuments();
			assertThat(context.getBean(MeterRegistry.class)
				.get("mongodb.driver.commands")
				.tags("command", "aggregate", "collection", "entries")
				.timer()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void isDownWhenMongoDbIsAway() {
		this.application.run((context) -> {
			HealthIndicator ping = context.getBean("mongoHealthIndicator", HealthIndicator.class);
			assertThat(ping.health()).extracting(Health::getStatus).isEqualTo(Status.UP);
			this.server.shutdownNow();
			assertThat(ping.health()).extracting(Health::getStatus).isEqualTo(Status.DOWN);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "mongodb://admin:s3cr/et@db.internal:27017", "http://admin:s3cret@db.internal",
			"mongodb://admin:s3cret@db.internal:port" })
	void saysInALineThatItsConnectionStringIsWrongAndNeverPrintsIt(String uri, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(uri));
		assertThat(output).containsOnlyOnce("MONGODB_URI (spring.mongodb.uri) is not a MongoDB connection string.")
			.doesNotContain("s3cr", "admin", "db.internal", "\tat ");
	}

	@Test
	void saysInALineThatNoMongoDbAnswers(CapturedOutput output) {
		String address = this.server.getLocalAddress().getHostString() + ":" + this.server.getLocalAddress().getPort();
		this.server.shutdownNow();
		assertThatException().isThrownBy(() -> start("mongodb://admin:s3cret@" + address));
		assertThat(output).containsOnlyOnce("No MongoDB answers at MONGODB_URI.").doesNotContain("s3cret");
	}

	private static void start(String uri) {
		SpringApplication application = new SpringApplication(NeedsMongo.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("spring.mongodb.uri", uri, "sijill.mongo.deadline", "200ms",
				"sijill.logs", "console", "spring.config.name", "none"));
		application.run().close();
	}

	private static MongoClientSettings settings(MongoDeadlines deadlines) {
		MongoClientSettings.Builder builder = MongoClientSettings.builder();
		deadlines.customize(builder);
		return builder.build();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MongoAutoConfiguration.class, PlatformMongoAutoConfiguration.class })
	static class NeedsMongo {

		@Bean
		Duration needsIndexes(MongoClient client) {
			client.getDatabase("x").getCollection("y").createIndex(new org.bson.Document("z", 1));
			return Duration.ZERO;
		}

	}

	enum Kind {

		SARIN

	}

	public record Part(String name, @Nullable String note) {
	}

	public record Entry(String _id, FuzzyDate occurred, LocalDate day, Instant recorded, Kind kind, List<Part> parts) {

		static Entry numbered(int number) {
			return new Entry("e" + number, FuzzyDate.parse("2018"), LocalDate.of(2018, 1, 1), Instant.EPOCH, Kind.SARIN,
					List.of());
		}

	}

}
