package sijill.platform.date;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpanTests {

	private static final List<String> DATES = List.of("2018-04-07", "2018-04", "2018", "2017-12-31/2018-01-01",
			"2018-03-20/2018-05-10", "2010/2020", "2018-04-07/..", "../2018-04-07", "1850", "../1850-03-01", "2150/..",
			"0001/9999", "[2018-01-01,2018-12-31]", "2013-08~");

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private MongoClient client;

	@BeforeAll
	void startServer() {
		this.client = MongoClients.create(this.server.bindAndGetConnectionString());
	}

	@AfterAll
	void stopServer() {
		this.client.close();
		this.server.shutdownNow();
	}

	@Test
	void keepsDaysAsTextAndKeysToSortBy() {
		assertThat(Span.of(FuzzyDate.parse("2018-04-07"))).isEqualTo(new Span("2018-04-07", "2018-04-07",
				List.of("2018-04-07", "2018-04", "2018"), "2018-04-07", "2018-04-07"));
		assertThat(Span.of(null)).isEqualTo(new Span(null, null, List.of(), "", "9999-99-99"));
		Span open = Span.of(FuzzyDate.parse("2018-04-07/.."));
		assertThat(open.to()).isNull();
		assertThat(open.newest()).isEqualTo("9999-12-31");
	}

	@Test
	void fillsAnIntervalWithTheFewestUnits() {
		assertThat(CalendarCover.of(LocalDate.of(2016, 2, 28), LocalDate.of(2018, 4, 2)))
			.isEqualTo(
					new CalendarCover(List.of("2016-02-28", "2016-02-29", "2018-04-01", "2018-04-02"),
							List.of("2016-03", "2016-04", "2016-05", "2016-06", "2016-07", "2016-08", "2016-09",
									"2016-10", "2016-11", "2016-12", "2018-01", "2018-02", "2018-03"),
							List.of("2017")));
	}

	@ParameterizedTest
	@CsvSource({ "2018-04-07,2018-04-07", "2018-01-02,2018-12-30", "2013-08-21,", ",2018-04-07",
			"1900-01-01,2040-12-31" })
	void asksForNoMoreUnitsThanMongoDbMergesBySort(@Nullable LocalDate from, @Nullable LocalDate to) {
		BsonDocument filter = Span.overlaps("occurred", new DateRange(from, to)).toBsonDocument();
		assertThat(filter.getArray("$and").getFirst().asDocument().getDocument("occurred.touches").getArray("$in"))
			.hasSizeLessThanOrEqualTo(200);
	}

	@Test
	void findsExactlyWhatOverlaps() {
		Random random = new Random(7);
		List<@Nullable FuzzyDate> dates = Stream
			.<@Nullable FuzzyDate>concat(Stream.concat(DATES.stream(), randomDates(random)).map(FuzzyDate::parse),
					Stream.<@Nullable FuzzyDate>of((FuzzyDate) null))
			.toList();
		MongoCollection<Row> rows = rows("overlaps");
		rows.insertMany(IntStream.range(0, dates.size()).mapToObj((i) -> Row.of(i, dates.get(i))).toList());
		for (int i = 0; i < 60; i++) {
			DateRange range = randomRange(random);
			List<Integer> expected = IntStream.range(0, dates.size())
				.filter((row) -> overlap(dates.get(row), range))
				.boxed()
				.toList();
			assertThat(rows.find(Span.overlaps("occurred", range)).sort(Sorts.ascending("_id")).map(Row::_id))
				.as(range.toString())
				.containsExactlyElementsOf(expected);
		}
	}

	@Test
	void findsNothingByItsUnitsThatDoesNotOverlap() {
		Random random = new Random(8);
		for (int i = 0; i < 2000; i++) {
			FuzzyDate date = FuzzyDate.parse(randomDate(random));
			DateRange range = randomRange(random);
			List<String> units = CalendarCover
				.of((range.from() != null) ? range.from() : LocalDate.of(1, 1, 1),
						(range.to() != null) ? range.to() : LocalDate.of(9999, 12, 31))
				.ofRange();
			assertThat(Span.of(date).touches().stream().anyMatch(units::contains)).as(date + " in " + range)
				.isEqualTo(overlap(date, range));
		}
	}

	@Test
	void doesNotFilterByARangeWithoutBounds() {
		MongoCollection<Row> rows = rows("unbounded");
		rows.insertMany(List.of(Row.of(1, FuzzyDate.parse("2018")), Row.of(2, null)));
		assertThat(rows.countDocuments(Span.overlaps("occurred", new DateRange(null, null)))).isEqualTo(2);
	}

	@Test
	void listsEntriesWithoutADateLastInBothDirections() {
		MongoCollection<Row> rows = rows("sorted");
		rows.insertMany(List.of(Row.of(1, null), Row.of(2, FuzzyDate.parse("2013-08-21")),
				Row.of(3, FuzzyDate.parse("2018")), Row.of(4, FuzzyDate.parse("2014/.."))));
		assertThat(rows.find().sort(Sorts.descending("occurred.newest")).map(Row::_id)).containsExactly(4, 3, 2, 1);
		assertThat(rows.find().sort(Sorts.ascending("occurred.oldest")).map(Row::_id)).containsExactly(2, 4, 3, 1);
	}

	@Test
	void storesADateAsItsEdtfString() {
		MongoCollection<Row> rows = rows("stored");
		rows.insertOne(Row.of(1, FuzzyDate.parse("2018-04~")));
		assertThat(rows.withDocumentClass(BsonDocument.class).find().map((row) -> row.getString("date").getValue()))
			.containsExactly("2018-04~");
		assertThat(rows.find().first()).isEqualTo(Row.of(1, FuzzyDate.parse("2018-04~")));
	}

	private MongoCollection<Row> rows(String name) {
		return this.client.getDatabase("dates")
			.getCollection(name, Row.class)
			.withCodecRegistry(CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(new FuzzyDateCodec()),
					MongoClientSettings.getDefaultCodecRegistry()));
	}

	private static boolean overlap(@Nullable FuzzyDate date, DateRange range) {
		return date != null && (range.to() == null || date.earliest() == null || !date.earliest().isAfter(range.to()))
				&& (range.from() == null || date.latest() == null || !date.latest().isBefore(range.from()));
	}

	private static Stream<String> randomDates(Random random) {
		return Stream.generate(() -> randomDate(random)).limit(150);
	}

	private static String randomDate(Random random) {
		LocalDate day = randomDay(random);
		String text = day.toString();
		return switch (random.nextInt(6)) {
			case 0 -> text.substring(0, 4);
			case 1 -> text.substring(0, 7);
			case 2 -> text + "/" + day.plusDays(random.nextInt(900));
			case 3 -> text + "/..";
			case 4 -> "../" + text;
			default -> text;
		};
	}

	private static DateRange randomRange(Random random) {
		LocalDate from = randomDay(random);
		LocalDate to = from.plusDays(random.nextInt(random.nextBoolean() ? 40 : 1500));
		int open = random.nextInt(6);
		return new DateRange((open == 0) ? null : from, (open == 1) ? null : to);
	}

	private static LocalDate randomDay(Random random) {
		return LocalDate.of(2012, 1, 1).plusDays(random.nextInt(365 * 8));
	}

	public record Row(int _id, @Nullable FuzzyDate date, Span occurred) {

		static Row of(int id, @Nullable FuzzyDate date) {
			return new Row(id, date, Span.of(date));
		}

	}

}
