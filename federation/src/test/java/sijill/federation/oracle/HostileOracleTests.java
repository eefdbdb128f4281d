package sijill.federation.oracle;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random schemas, split at random, with random data and queries. The seed in a failure
 * reproduces it: {@code -Dsijill.oracle.seed=N}; {@code -Dsijill.oracle.schemas=N} runs
 * more.
 */
class HostileOracleTests {

	private static final int SCHEMAS = Integer.getInteger("sijill.oracle.schemas", 200);

	private static final int QUERIES_OF_A_SCHEMA = 12;

	@Test
	void answersLikeOneServerHoweverASchemaIsSplit() {
		long first = Long.getLong("sijill.oracle.seed", 0L);
		int composed = 0;
		for (long seed = first; seed < first + SCHEMAS; seed++) {
			Map<String, String> sdls = new RandomFederation(seed).sdls();
			Federation federation;
			try {
				federation = new Federation(sdls, seed);
			}
			catch (AssertionError ex) {
				// what does not compose is none of this test's business
				continue;
			}
			composed++;
			check(federation, seed);
		}
		assertThat(composed).isGreaterThan(SCHEMAS / 3);
	}

	static void check(Federation federation, long seed) {
		for (long query = 0; query < QUERIES_OF_A_SCHEMA; query++) {
			RandomQuery random = new RandomQuery(federation.monolith().schema(), seed * 1_000 + query);
			String mutation = (query % 4 == 3) ? random.writeMutation() : null;
			federation.give((query % 2 == 0) ? Set.of() : federation.labels());
			check(federation, seed, (mutation != null) ? mutation : random.write());
		}
	}

	private static void check(Federation federation, long seed, String query) {
		federation.forget();
		Federation.Both answers = federation.both(query, Map.of());
		if (answers.isRefusedByMonolith()) {
			return;
		}
		String context = "seed " + seed + ": " + query + "\n" + federation.supergraph().sdl() + "\n"
				+ answers.engine().get("errors") + "\n" + FederationOracleTests.plan(federation, query);
		assertThat(federation.complaints()).as(context).isEmpty();
		assertThat(Difference.between(answers.monolithData(), answers.engineData())).as(context).isEmpty();
		assertThat(Federation.errorPaths(answers.monolith())).as(context)
			.containsAll(Federation.errorPaths(answers.engine()));
		checkDown(federation, answers, query, context);
		checkLost(federation, answers, query, context);
	}

	/** Nothing is missing that a dead subgraph does not explain. */
	private static void checkDown(Federation federation, Federation.Both whole, String query, String context) {
		federation.down(Set.of("s0"));
		try {
			Map<String, @Nullable Object> answer = federation.ask(query, Map.of()).toSpecification();
			assertThat(Loss.unexplained(whole.monolithData(), answer)).as(context + "\ns0 is down: " + answer)
				.isEmpty();
			assertThat(errors(answer)).as(context)
				.allSatisfy((error) -> assertThat(String.valueOf(error))
					.containsPattern("UNAVAILABLE.*service=s0|the schema does not allow"));
		}
		finally {
			federation.down(Set.of());
		}
	}

	/** Fields that fail are null, with an error at the same paths as one server has. */
	private static void checkLost(Federation federation, Federation.Both whole, String query, String context) {
		Random random = new Random(query.hashCode());
		federation.universe()
			.lose(federation.losable().stream().filter((it) -> random.nextInt(4) == 0).collect(Collectors.toSet()));
		try {
			Federation.Both answers = federation.both(query, Map.of());
			String lossy = context + "\n" + answers.engine().get("errors") + "\n" + answers.monolith().get("errors");
			assertThat(Difference.between(answers.monolithData(), answers.engineData())).as(lossy).isEmpty();
			assertThat(Federation.errorPaths(answers.monolith())).as(lossy)
				.containsAll(Federation.errorPaths(answers.engine()));
			assertThat(Loss.unexplained(whole.monolithData(), answers.engine())).as(lossy).isEmpty();
		}
		finally {
			federation.universe().lose(Set.of());
		}
	}

	private static List<?> errors(Map<String, @Nullable Object> answer) {
		return (answer.get("errors") instanceof List<?> errors) ? errors : List.of();
	}

}
