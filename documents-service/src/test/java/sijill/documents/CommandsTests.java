package sijill.documents;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request costs depends on the query and not on how many entries it meets.
 */
@BothMongos
class CommandsTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	private static final String OF_DOCUMENT = """
			title publishers { id } provenance { sources { title } }
			signatures(first: 3) { totalCount nodes { organization { id } document { title } } }
			incidents(first: 3) { totalCount edges { relation } }
			cites(first: 3) { totalCount nodes { title citedBy(first: 2) { nodes { title } } } }
			callsToAction(first: 3) { nodes { demand document { callsToAction(first: 1) { totalCount } } } }
			""";

	@BeforeAll
	static void importEntries() {
		service.imports(Lines.source("src-a"), Lines.source("src-b"));
		service.imports(IntStream.range(0, 110)
			.mapToObj((i) -> Lines.document("doc-z-%03d".formatted(i),
					Map.of("published", "2022", "kind", "PRESS_STATEMENT", "publishers", List.of("org-z"), "incidents",
							Lines.mentions(List.of("inc-z", "inc-" + i)), "signatures",
							List.of(Lines.signature(1, "A", "org-" + i)), "cites",
							List.of("doc-z-%03d".formatted((i + 1) % 110), "doc-z-%03d".formatted((i + 2) % 110)),
							"callsToAction",
							List.of(Map.of("id", "doc-z-%03d-call-1".formatted(i), "addressee", "org-" + i, "demand",
									"Act")),
							"provenance", Map.of("verification", "VERIFIED", "sources", List.of("src-a", "src-b")))))
			.toArray(String[]::new));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Incident documents(first: 5) { totalCount nodes { %s } }",
			"Incident statements(first: 5) { totalCount nodes { %s } }",
			"Incident documents(filter: { kinds: [PRESS_STATEMENT] }, first: 5) { nodes { %s } }",
			"Organization published(first: 5) { nodes { %s } }",
			"Organization signed(first: 5) { totalCount nodes { document { %s } } }",
			"Organization calledUpon(first: 5) { nodes { document { %s } } }", "Document %s" })
	void costsAsManyCommandsForAHundredEntriesAsForOne(String query) {
		String type = query.substring(0, query.indexOf(' '));
		String selection = query.substring(type.length()).formatted(OF_DOCUMENT);
		String prefix = switch (type) {
			case "Incident" -> "inc-";
			case "Organization" -> "org-";
			default -> "doc-z-0";
		};
		assertThat(commands(type, prefix, 100, selection)).isEqualTo(commands(type, prefix, 1, selection));
	}

	@ParameterizedTest
	@ValueSource(strings = { "documents", "callsToAction" })
	void costsAsManyCommandsForAPageOfAHundredAsForOneOfOne(String list) {
		String query = "query($n: Int) { %s(filter: { publishers: [\"org-z\"] }, first: $n) { totalCount nodes { %s } } }"
			.formatted(list, list.equals("documents") ? OF_DOCUMENT : "demand document { %s }".formatted(OF_DOCUMENT));
		assertThat(service.commands(query, Map.of("n", 100))).isEqualTo(service.commands(query, Map.of("n", 1)));
	}

	@Test
	void countsOnlyWhereSomebodyAsksHowManyThereAre() {
		String query = "{ documents(filter: { publishers: [\"org-z\"] }, first: 1) { %s nodes { id } } }";
		assertThat(service.commands(query.formatted(""), Map.of())).isEqualTo(1);
		assertThat(service.commands(query.formatted("totalCount"), Map.of())).isEqualTo(2);
	}

	private static int commands(String type, String prefix, int entries, String selection) {
		List<Map<String, String>> representations = IntStream.range(10, 10 + entries)
			.mapToObj((i) -> Map.of("__typename", type, "id", prefix + i))
			.toList();
		return service.commands("query($r: [_Any!]!) { _entities(representations: $r) { ... on %s { %s } } }"
			.formatted(type, selection), Map.of("r", representations));
	}

}
