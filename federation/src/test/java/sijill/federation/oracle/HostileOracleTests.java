package sijill.federation.oracle;

import java.util.Map;
import java.util.Set;

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
			for (long query = 0; query < QUERIES_OF_A_SCHEMA; query++) {
				check(federation, seed, new RandomQuery(federation.monolith().schema(), seed * 1_000 + query).write());
			}
		}
		assertThat(composed).isGreaterThan(SCHEMAS / 3);
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
		federation.down(Set.of("s0"));
		assertThat(federation.ask(query, Map.of()).toSpecification()).as(context).containsKey("data");
		federation.down(Set.of());
	}

}
