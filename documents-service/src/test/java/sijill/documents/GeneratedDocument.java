package sijill.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;

/**
 * A document made by chance, the same for the same seed.
 */
record GeneratedDocument(String id, String kind, @Nullable String published, List<String> publishers,
		List<String> signatories, List<String> addressees, List<String> incidents, List<String> symbols,
		List<String> languages, List<String> cites) {

	private static final List<String> KINDS = List.of("JOINT_STATEMENT", "PRESS_STATEMENT", "REPORT", "RESOLUTION",
			"VETOED_DRAFT", "LETTER", "DECISION", "OTHER");

	/**
	 * @param names how many organizations there are, and incidents: few, so that lists
	 * meet, or many, so that filters are narrow
	 */
	static List<GeneratedDocument> many(int documents, int names, long seed) {
		Random random = new Random(seed);
		return IntStream.range(0, documents).mapToObj((i) -> one(i, names, random)).toList();
	}

	private static GeneratedDocument one(int i, int names, Random random) {
		return new GeneratedDocument("doc-%05d".formatted(i), KINDS.get(random.nextInt(KINDS.size())), date(random),
				some("org-", names, 2, random), some("org-", names, 4, random), some("org-", names, 2, random),
				some("inc-", names, 3, random), (i % 3 == 0) ? List.of("S/2017/" + i) : List.of(),
				random.nextBoolean() ? List.of("en", "ar") : List.of("fr"), (i < 20) ? List.of() : cites(i, random));
	}

	private static List<String> cites(int i, Random random) {
		return random.ints(2, 0, i).distinct().mapToObj("doc-%05d"::formatted).toList();
	}

	private static @Nullable String date(Random random) {
		LocalDate day = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(3000));
		return switch (random.nextInt(8)) {
			case 0 -> null;
			case 1 -> day.toString().substring(0, 7);
			case 2 -> day.toString().substring(0, 4);
			case 3 -> day + "/" + day.plusDays(random.nextInt(400));
			case 4 -> day + "/..";
			case 5 -> "[" + day + "," + day.plusDays(2) + "]";
			default -> day + (random.nextBoolean() ? "~" : "");
		};
	}

	private static List<String> some(String prefix, int names, int atMost, Random random) {
		return random.ints(random.nextInt(atMost + 1), 0, names).distinct().mapToObj((n) -> prefix + n).toList();
	}

	@Nullable FuzzyDate date() {
		return (this.published != null) ? FuzzyDate.parse(this.published) : null;
	}

	boolean isStatement() {
		return this.kind.endsWith("_STATEMENT");
	}

	List<String> calls() {
		return IntStream.range(0, this.addressees.size()).mapToObj((i) -> this.id + "-call-" + i).toList();
	}

	String line() {
		Map<String, Object> fields = new TreeMap<>(
				Map.of("kind", this.kind, "publishers", this.publishers, "incidents", Lines.mentions(this.incidents),
						"symbols", this.symbols, "languages", this.languages, "cites", this.cites));
		List<Map<String, Object>> signatures = new ArrayList<>();
		for (int i = 0; i < this.signatories.size(); i++) {
			signatures.add(Lines.signature(i + 1, null, this.signatories.get(i)));
		}
		fields.put("signatures", signatures);
		List<Map<String, String>> calls = new ArrayList<>();
		for (int i = 0; i < this.addressees.size(); i++) {
			calls.add(Map.of("id", calls().get(i), "addressee", this.addressees.get(i), "demand", "Act"));
		}
		fields.put("callsToAction", calls);
		if (this.published != null) {
			fields.put("published", this.published);
		}
		return Lines.document(this.id, fields);
	}

}
