package sijill.organizations;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sijill.platform.test.BothMongos;
import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@BothMongos
class OrganizationsTests {

	@RegisterExtension
	static final RunningService service = new RunningService(OrganizationsApplication.class, "organizations");

	private static List<JsonNode> answer = List.of();

	@BeforeAll
	static void importTheSample() {
		answer = service.importSample();
	}

	@Test
	void recordsEveryLineOfTheSample() {
		assertThat(answer).hasSize(1);
		assertThat(answer.getFirst().get("totals").get("recorded").intValue()).isEqualTo(103);
	}

	@Test
	void makesNoRevisionOfTheSameFile() {
		JsonNode totals = service.importSample().getLast().get("totals");
		assertThat(totals.get("unchanged").intValue()).isEqualTo(103);
		assertThat(totals.get("recorded").intValue()).isZero();
	}

	@Test
	void keepsANameInItsOwnScript() {
		JsonNode organization = service.data("""
				{ organization(id: "org-stj") { name arabic: name(language: "ar") britain: name(language: "en-GB")
				  unknown: name(language: "ku") names { text language kind } } }""").get("organization");
		assertThat(organization.get("name").stringValue()).isEqualTo("Syrians for Truth and Justice");
		assertThat(organization.get("arabic").stringValue()).isEqualTo("سوريون من أجل الحقيقة والعدالة");
		assertThat(organization.get("britain").stringValue()).isEqualTo("Syrians for Truth and Justice");
		assertThat(organization.get("unknown").stringValue()).isEqualTo("Syrians for Truth and Justice");
		assertThat(organization.get("names").findValuesAsString("kind")).containsExactly("OFFICIAL", "OFFICIAL",
				"ACRONYM");
	}

	@ParameterizedTest
	@CsvSource({ "سوريون,org-stj", "سُورِيُّون,org-stj", "SYRIANS FOR,org-stj", "trócaire,org-trocaire",
			"TROCAIRE,org-trocaire" })
	void findsAnOrganizationByTheStartOfAName(String prefix, String id) {
		JsonNode found = service.data(
				"query($prefix: String) { organizations(filter: {namePrefix: $prefix}) { totalCount nodes { id } } }",
				Map.of("prefix", prefix));
		assertThat(found.findValuesAsString("id")).contains(id);
		assertThat(found.at("/organizations/totalCount").intValue()).isBetween(1, 3);
	}

	@Test
	void findsNothingByWhatOnlyStandsInTheMiddleOfAName() {
		assertThat(total("namePrefix: \"for Truth\"")).isZero();
		assertThat(total("namePrefix: \".*\"")).isZero();
	}

	@Test
	void countsOrganizationsWithinAnotherAtAnyDepth() {
		JsonNode within = service.data("""
				{ organizations(filter: {within: ["org-united-nations"]}) { nodes { id parent { id } } }
				  organization(id: "org-united-nations") { parts(first: 2) { totalCount nodes { id }
				    pageInfo { hasNextPage } } } }""");
		assertThat(within.at("/organizations/nodes").findValuesAsString("id")).contains("org-united-nations",
				"org-unsc", "org-opcw-un-jim");
		assertThat(within.at("/organization/parts/totalCount").intValue()).isEqualTo(5);
		assertThat(within.at("/organization/parts/nodes").size()).isEqualTo(2);
		assertThat(within.at("/organization/parts/pageInfo/hasNextPage").booleanValue()).isTrue();
	}

	@Test
	void narrowsByKindAndCountry() {
		assertThat(total("kinds: [GOVERNMENT, TREATY_BODY]")).isPositive();
		assertThat(total("kinds: [NGO], countries: [\"SY\"]")).isPositive()
			.isLessThan(total("countries: [\"SY\"]"))
			.isLessThan(total("kinds: [NGO]"));
	}

	@ParameterizedTest
	@CsvSource({ "NAME", "RECORDED_NEWEST_FIRST" })
	void pagesThroughAllOfThemInEachOrder(String order) {
		List<String> whole = pages(order, 100);
		assertThat(whole).hasSize(103).doesNotHaveDuplicates();
		assertThat(pages(order, 7)).isEqualTo(whole);
	}

	@Test
	void answersReferencesInTheirOrderAndNullForTheUnknown() {
		JsonNode entities = service.entities("Organization", List.of("org-who", "org-nobody", "org-stj"), "id");
		assertThat(entities.get(0).get("id").stringValue()).isEqualTo("org-who");
		assertThat(entities.get(1).isNull()).isTrue();
		assertThat(entities.get(2).get("id").stringValue()).isEqualTo("org-stj");
	}

	@Test
	void countsReferencesOfOthersToWhatIsNotHere() {
		double before = missing();
		service.entities("Organization", List.of("org-who", "org-nobody", "org-no-one"), "id");
		assertThat(missing() - before).isEqualTo(2);
	}

	@Test
	void answersAnUnknownIdWithNull() {
		JsonNode whole = service.ask("{ organization(id: \"org-nobody\") { name } }");
		assertThat(whole.get("data").get("organization").isNull()).isTrue();
		assertThat(whole.has("errors")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "first | organizations(first: 101) { totalCount }",
			"first | organizations(first: -1) { totalCount }", "after | organizations(after: \"x\") { nodes { id } }",
			"countries | organizations(filter: {countries: []}) { totalCount }",
			"within | organizations(filter: {within: []}) { totalCount }",
			"namePrefix | organizations(filter: {namePrefix: \" \"}) { totalCount }",
			"language | organization(id: \"org-stj\") { name(language: \"!\") }",
			"kinds | organizations(filter: {kinds: [CIRCUS]}) { totalCount }",
			"nmae | organizations(filter: {nmae: \"x\"}) { totalCount }" })
	void namesTheArgumentThatCannotBeUsed(String argument, String field) {
		JsonNode error = service.ask("{ " + field + " }").get("errors").get(0);
		assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_REQUEST");
		assertThat(error.toString()).contains(argument).doesNotContain("sijill.", "Exception");
	}

	@Test
	void takesAHundredOrganizationsToLookWithinAndNoMore() {
		assertThat(total("within: [%s]".formatted("\"org-united-nations\", ".repeat(100))))
			.isEqualTo(total("within: [\"org-united-nations\"]"));
		JsonNode error = service
			.ask("{ organizations(filter: {within: [%s]}) { totalCount } }".formatted("\"org-who\", ".repeat(101)))
			.at("/errors/0");
		assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_REQUEST");
		assertThat(error.at("/extensions/argument").stringValue()).isEqualTo("within");
	}

	@Test
	void refusesTheCursorOfAnotherOrder() {
		String cursor = service.data("{ organizations(first: 1) { pageInfo { endCursor } } }")
			.at("/organizations/pageInfo/endCursor")
			.stringValue();
		JsonNode error = service
			.ask("query($c: String) { organizations(orderBy: RECORDED_NEWEST_FIRST, after: $c) { totalCount } }",
					Map.of("c", cursor))
			.at("/errors/0");
		assertThat(error.at("/extensions/argument").stringValue()).isEqualTo("after");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"names | {'kind':'NGO','names':[],'provenance':{'verification':'UNVERIFIED'}}",
			"names | {'kind':'NGO','names':[{'text':'A','kind':'ALIAS'}],'provenance':{'verification':'UNVERIFIED'}}",
			"kind | {'kind':'CIRCUS','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"colour | {'colour':'red','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"names[0].kind | {'kind':'NGO','names':[{'text':'A'}],'provenance':{'verification':'UNVERIFIED'}}",
			"established | {'established':'2018-02-30','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"dissolved | {'established':'2018','dissolved':'2017-05','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"parent | {'parent':'org-bad','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"parent | {'parent':'org-nobody','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"country | {'country':'Syria','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"website | {'website':'https:///path','kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"names[0].language | {'kind':'NGO','names':[{'text':'A','language':'en_GB','kind':'OFFICIAL'}],'provenance':{'verification':'UNVERIFIED'}}",
			"provenance | {'kind':'NGO','names':[{'text':'A','kind':'OFFICIAL'}]}" })
	void rejectsALineAndNamesTheField(String field, String fields) {
		List<JsonNode> lines = service.imports(
				"{\"kind\":\"organization\",\"id\":\"org-bad\",\"fields\":%s}".formatted(fields.replace('\'', '"')));
		assertThat(lines).hasSize(2);
		assertThat(lines.getFirst().get("field").stringValue()).isEqualTo(field);
		assertThat(lines.getFirst().get("line").intValue()).isEqualTo(1);
		assertThat(lines.getFirst().get("message").stringValue()).isNotBlank().doesNotContain("sijill.", "java.");
	}

	private static double missing() {
		return service.bean(MeterRegistry.class).counter("sijill.references.missing", "type", "Organization").count();
	}

	private static int total(String filter) {
		return service.data("{ organizations(filter: {%s}) { totalCount } }".formatted(filter))
			.at("/organizations/totalCount")
			.intValue();
	}

	private static List<String> pages(String order, int size) {
		List<String> ids = new java.util.ArrayList<>();
		String after = null;
		boolean more = true;
		while (more) {
			Map<String, Object> variables = new java.util.HashMap<>();
			variables.put("after", after);
			JsonNode page = service.data("""
					query($after: String) { organizations(orderBy: %s, first: %d, after: $after) {
					  nodes { id } pageInfo { hasNextPage endCursor } } }""".formatted(order, size), variables)
				.get("organizations");
			ids.addAll(page.get("nodes").findValuesAsString("id"));
			more = page.at("/pageInfo/hasNextPage").booleanValue();
			after = page.at("/pageInfo/endCursor").stringValue();
		}
		return ids;
	}

}
