package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The graph of the design: the engine over three services answers like one server.
 */
class DesignGraphOracleTests {

	private static final Federation FEDERATION = new Federation(DesignGraph.sdls(), 7);

	@Test
	void answersTheFlagshipQueryLikeOneServer() {
		check(DesignGraph.flagship(), Map.of("id", "x"));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000, 2_000, 3_000 })
	void answersRandomQueriesLikeOneServer(long firstSeed) {
		int compared = 0;
		for (long seed = firstSeed; seed < firstSeed + 150; seed++) {
			String query = new RandomQuery(FEDERATION.monolith().schema(), seed).write();
			if (check(query, Map.of())) {
				compared++;
			}
		}
		assertThat(compared).isGreaterThan(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "incidents", "documents", "organizations" })
	void answersEverythingElseWhereAServiceIsDown(String name) {
		FEDERATION.down(Set.of(name));
		FEDERATION.monolith().lose(DesignGraph.ownFields(name));
		try {
			check(DesignGraph.flagship(), Map.of("id", "x"));
			for (long seed = 10_000; seed < 10_150; seed++) {
				check(new RandomQuery(FEDERATION.monolith().schema(), seed).write(), Map.of());
			}
		}
		finally {
			FEDERATION.down(Set.of());
			FEDERATION.monolith().lose(Set.of());
		}
	}

	@Test
	void saysUnavailableAtEachPathThatADeadServiceWouldHaveFilled() {
		String query = "{ incidents { nodes { attributions { nodes { by: claimant { name kind } } } } } }";
		List<GraphQlError> errors = new ArrayList<>();
		// the data are random: some have no claimant
		for (long seed = 0; seed < 10; seed++) {
			Federation federation = new Federation(DesignGraph.sdls(), seed);
			federation.down(Set.of("organizations"));
			errors.addAll(federation.ask(query, Map.of()).errors());
		}
		assertThat(errors).isNotEmpty().allSatisfy((error) -> {
			assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
			assertThat(error.path()).hasSizeGreaterThan(6).contains("incidents", "by").endsWith(error.path().getLast());
			assertThat(error.path().getLast()).isIn("name", "kind");
			assertThat(error.details()).containsEntry("service", "organizations");
		});
	}

	private static boolean check(String query, Map<String, Object> variables) {
		FEDERATION.forget();
		Federation.Both answers = FEDERATION.both(query, new java.util.LinkedHashMap<>(variables));
		if (answers.isRefusedByMonolith()) {
			assertThat(answers.engine()).doesNotContainKey("data");
			return false;
		}
		assertThat(answers.engine()).as(query).isNotEqualTo(Map.of());
		assertThat(FEDERATION.complaints()).as(query).isEmpty();
		assertThat(Difference.between(answers.monolithData(), answers.engineData())).as(query).isEmpty();
		assertThat(answers.engine().containsKey("errors")).as(query + answers)
			.isEqualTo(answers.monolith().containsKey("errors"));
		return true;
	}

}
