package sijill.incidents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import sijill.platform.date.FuzzyDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines that were imported, as what the graph answers is compared with.
 */
final class SampleData {

	private static final List<JsonNode> LINES = read();

	private SampleData() {
	}

	private static List<JsonNode> read() {
		try (Stream<String> lines = Files.lines(Path.of("../sample-data/incidents.ndjson"))) {
			return lines.map(JsonMapper.shared()::readTree).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The fields of the entries of a kind, by id.
	 */
	static Map<String, JsonNode> all(String kind) {
		Map<String, JsonNode> entries = new TreeMap<>();
		LINES.stream()
			.filter((line) -> line.get("kind").asString().equals(kind))
			.forEach((line) -> entries.put(line.get("id").asString(), line.get("fields")));
		return entries;
	}

	/**
	 * The fields of one of them.
	 */
	static JsonNode one(String kind, String id) {
		return Objects.requireNonNull(all(kind).get(id), id);
	}

	/**
	 * The ids of those entries of a kind that match.
	 */
	static List<String> ids(String kind, Predicate<JsonNode> matching) {
		return all(kind).entrySet()
			.stream()
			.filter((entry) -> matching.test(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Whether a list of texts, or a text, holds the value; false where the field is not
	 * there.
	 */
	static boolean holds(JsonNode fields, String field, String value) {
		JsonNode found = fields.path(field);
		return found.isArray() ? found.valueStream().anyMatch((each) -> each.asString().equals(value))
				: found.isString() && found.asString().equals(value);
	}

	/**
	 * Whether a date may lie between two days.
	 */
	static boolean overlaps(JsonNode fields, String field, String from, String to) {
		if (!fields.has(field)) {
			return false;
		}
		FuzzyDate date = date(fields, field);
		return (date.earliest() == null || date.earliest().toString().compareTo(to) <= 0)
				&& (date.latest() == null || date.latest().toString().compareTo(from) >= 0);
	}

	static FuzzyDate date(JsonNode fields, String field) {
		return FuzzyDate.parse(fields.get(field).asString());
	}

	/**
	 * By the last day that a date may mean, the newest first; without one, last.
	 */
	static List<String> sorted(String kind, List<String> ids, String field) {
		Comparator<String> oldestFirst = Comparator
			.<String, String>comparing(
					(id) -> one(kind, id).has(field) ? String.valueOf(date(one(kind, id), field).latest()) : "")
			.thenComparing(Comparator.naturalOrder());
		return ids.stream().sorted(oldestFirst.reversed()).toList();
	}

}
