package sijill.federation.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import sijill.federation.SubscriptionFailedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random schemas, split at random, with random data and queries, for a minute. The seed
 * in a failure reproduces it: {@code -Dsijill.oracle.seed=N -Dsijill.oracle.schemas=1};
 * {@code -Dsijill.oracle.schemas=N} runs as many.
 */
class HostileOracleTests {

	private static final @Nullable Integer SCHEMAS = Integer.getInteger("sijill.oracle.schemas");

	private static final Duration USUALLY = Duration.ofSeconds(60);

	private static final int AT_LEAST = 200;

	@Test
	void answersLikeOneServerHoweverASchemaIsSplit() {
		long first = Long.getLong("sijill.oracle.seed", 0L);
		long start = System.nanoTime();
		int composed = 0;
		int tried = 0;
		while ((SCHEMAS != null) ? tried < SCHEMAS
				: tried < AT_LEAST || System.nanoTime() - start < USUALLY.toNanos()) {
			long seed = first + tried++;
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
		assertThat(composed).isGreaterThan(tried / 3);
	}

	static void check(Federation federation, long seed) {
		List<String> operations = federation.operations(seed);
		for (int i = 0; i < operations.size(); i++) {
			federation.give((i % 2 == 0) ? Set.of() : federation.labels());
			check(federation, seed, operations.get(i));
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
		for (long lies = 0; lies < 3; lies++) {
			checkLies(federation, answers, query, lies, context);
		}
	}

	/**
	 * Whatever is missing since a subgraph lied has an error, and what is there is true
	 * and may stand there.
	 */
	private static void checkLies(Federation federation, Federation.Both whole, String query, long seed,
			String context) {
		federation.forget();
		federation.lie(query.hashCode() + seed);
		try {
			Map<String, @Nullable Object> answer = federation.ask(query, Map.of()).toSpecification();
			String lied = context + "\nlies " + seed + ": " + answer;
			assertThat(federation.complaints()).as(lied).isEmpty();
			assertThat(Loss.unexplained(whole.monolithData(), answer)).as(lied).isEmpty();
			assertThat(new Nullness(federation.monolith().schema(), query).notAllowed(answer.get("data"))).as(lied)
				.isEmpty();
			assertThat(String.valueOf(answer)).as(lied).doesNotContain("POISON");
		}
		catch (CompletionException ex) {
			assertThat(ex).hasCauseInstanceOf(SubscriptionFailedException.class);
			assertThat(query).startsWith("subscription");
		}
		finally {
			federation.lie(null);
		}
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
					.containsPattern("UNAVAILABLE.*service=s0|the schema (does not )?allow"));
		}
		catch (CompletionException ex) {
			// who would have told of events is down
			assertThat(ex).hasCauseInstanceOf(SubscriptionFailedException.class);
			assertThat(query).startsWith("subscription");
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
