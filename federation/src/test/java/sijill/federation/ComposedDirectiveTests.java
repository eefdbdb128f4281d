package sijill.federation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Directives that mean nothing here reach the supergraph for those to whom they do.
 */
class ComposedDirectiveTests {

	private static final String LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@composeDirective\", \"@tag\"])"
			+ " @link(url: \"https://example.org/owners/v1.0\", import: [\"@owner\"]) @composeDirective(name: \"@owner\") ";

	private static final String FOREIGN_LINK = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@composeDirective\"]) ";

	private static String supergraph(String... sdls) {
		List<Subgraph> subgraphs = new ArrayList<>();
		for (int i = 0; i < sdls.length; i++) {
			subgraphs.add(new Subgraph(Character.toString('a' + i), "http://" + i, sdls[i]));
		}
		return switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> composed.supergraphSdl();
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors());
		};
	}

	@Test
	void carriesTheDirectivesOfOtherFeaturesOver() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\", \"@composeDirective\"]) "
				+ "@composeDirective(name: \"@audit\") @link(url: \"https://example.org/security/v1.";
		var composed = (CompositionResult.Composed) Composition.compose(List.of(new Subgraph("a", "http://a", link + """
				0", import: ["@audit"])
				directive @audit(level: security__Level) repeatable on FIELD_DEFINITION | OBJECT
				enum security__Level { LOW HIGH }
				type Query @audit(level: LOW) { a: Int @audit(level: LOW) @audit(level: HIGH) }
				"""), new Subgraph("b", "http://b",
				link + """
						2", import: ["@audit"])
						directive @audit(level: security__Level, by: String) repeatable on FIELD_DEFINITION | OBJECT | ARGUMENT_DEFINITION
						enum security__Level { LOW HIGH }
						type Query { b(x: Int @audit(by: "us")): Int }
						""")));
		assertThat(composed.supergraphSdl())
			.contains("@link(url: \"https://example.org/security/v1.2\", import: [\"@audit\"])")
			.containsOnlyOnce("directive @audit")
			.contains("directive @audit(level: security__Level, by: String) repeatable on ")
			.contains("type Query\n  @audit(level:LOW)")
			.contains("@audit(level:LOW) @audit(level:HIGH)")
			.contains("x: Int @audit(by:\"us\")")
			.contains("enum security__Level");
		assertThat(Supergraph.parse(composed.supergraphSdl()).apiSchemaSdl()).contains("b(x: Int): Int")
			.doesNotContain("audit", "security__Level");
	}

	@Test
	void carriesWhatStandsAtTheSchemaOver() {
		String owner = " directive @owner(name: String) repeatable on SCHEMA ";
		String supergraph = supergraph(
				LINK + "@owner(name: \"us\") @tag(name: \"inside\")" + owner + "type Query { a: Int }",
				LINK + owner + "\"All we have.\" schema @owner(name: \"you\") { query: Query } type Query { b: Int }");
		assertThat(supergraph).startsWith("\"\"\"All we have.\"\"\"\nschema\n")
			.contains("  @owner(name:\"us\")\n  @tag(name:\"inside\")\n  @owner(name:\"you\")\n{\n  query: Query\n}\n")
			.contains("@link(url: \"https://specs.apollo.dev/tag/v0.3\")");
		assertThat(Supergraph.parse(supergraph).apiSchemaSdl()).doesNotContain("owner", "tag");
	}

	@Test
	void takesThemForNoneOfFederationThatAreCalledSo() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@composeDirective\"])"
				+ " @link(url: \"https://example.org/cost/v1.0\", import: [\"@cost\"]) @composeDirective(name: \"@cost\")"
				+ " @link(url: \"https://example.org/tag/v1.0\", import: [\"@tag\"]) @composeDirective(name: \"@tag\") ";
		assertThat(supergraph(
				link + "directive @cost(euros: Int) on FIELD_DEFINITION directive @tag(of: Int) on FIELD_DEFINITION"
						+ " type Query { a: Int @cost(euros: 1) @tag(of: 1) }"))
			.containsOnlyOnce("directive @cost")
			.containsOnlyOnce("directive @tag")
			.doesNotContain("specs.apollo.dev/cost", "specs.apollo.dev/tag");
	}

	@Test
	void isNoWayAroundFederationsOwn() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@composeDirective\","
				+ " {name: \"@tag\", as: \"@label\"}, {name: \"@cost\", as: \"@weight\"}]) ";
		String foreign = "@link(url: \"https://example.org/tag/v1.0\", import: [\"@tag\"]) @composeDirective(name: \"@tag\")"
				+ " directive @tag(of: Int) on FIELD_DEFINITION ";
		var failed = (CompositionResult.Failed) Composition
			.compose(List.of(new Subgraph("a", "http://a", link + " type Query { a: Int @label(name: \"inside\") }"),
					new Subgraph("b", "http://b", FOREIGN_LINK + foreign + "type Query { b: Int @tag(of: 1) }")));
		assertThat(failed.errors()).singleElement().satisfies((it) -> {
			assertThat(it.code()).isEqualTo("DIRECTIVE_COMPOSITION_ERROR");
			assertThat(it.message()).contains("\"@tag\" would be one of federation and another one", "\"@label\"");
		});
		assertThat(supergraph(link + " type Query { a: Int }",
				FOREIGN_LINK + foreign + "type Query { b: Int @tag(of: 1) }"))
			.containsOnlyOnce("directive @tag");
	}

	@Test
	void keepsThemBesideThoseOfFederationThatBeginLikeThem() {
		String link = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@composeDirective\", \"@cost\", \"@shareable\"])"
				+ " @link(url: \"https://example.org/costs/v1.0\", import: [\"@costCenter\"]) @composeDirective(name: \"@costCenter\")"
				+ " directive @costCenter(id: Int) on FIELD_DEFINITION type Query { a: Int @shareable @costCenter(id: 7) @cost(weight: ";
		assertThat(supergraph(link + "3) }", link + "5) }")).contains("@costCenter(id:7)", "@cost(weight: 5)")
			.doesNotContain("@cost(weight: 3)");
	}

	@Test
	void givesThemToClientsWhereOperationsCanHaveThem() {
		String owner = " \"Who answers.\" directive @owner(\"By name.\" name: String) on FIELD | FIELD_DEFINITION ";
		String supergraph = supergraph(LINK + owner + "type Query { a: Int @owner }");
		assertThat(supergraph).contains(
				"\"\"\"Who answers.\"\"\"\ndirective @owner(\"\"\"By name.\"\"\" name: String) on FIELD | FIELD_DEFINITION");
		assertThat(Supergraph.parse(supergraph).apiSchemaSdl()).contains("directive @owner(", ") on FIELD\n");
	}

	@Test
	void carriesOverWhatArgumentsOfDirectivesForOperationsSay() {
		String seen = "directive @seen(by: Int @deprecated) on FIELD ";
		String supergraph = supergraph(seen + "type Query { a: Int }", seen + "type Query { b: Int }");
		assertThat(Supergraph.parse(supergraph).apiSchemaSdl())
			.contains("directive @seen(by: Int @deprecated) on FIELD");
	}

}
