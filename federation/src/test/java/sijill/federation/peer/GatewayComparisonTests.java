package sijill.federation.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sijill.federation.oracle.Federation;
import sijill.federation.oracle.RandomFederation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random operations over random federations, those of the oracle, have the answers that
 * other gateways give over the same supergraph and the same hostile subgraphs; what
 * differs is explained in {@code known-gateway-differences.txt}. Some seconds a gateway;
 * {@code -Dsijill.peer.gateways.schemas=N} takes so many schemas instead, from
 * {@code -Dsijill.peer.gateways.seed=N} on. {@code -Dsijill.peer.gateways.report=FOLDER}
 * writes all differences down, and fails at none.
 */
class GatewayComparisonTests {

	private static final @Nullable Integer SCHEMAS = Integer.getInteger("sijill.peer.gateways.schemas");

	private static final int AT_LEAST = 4;

	private static final int USUALLY = 16;

	private static final Duration AT_MOST = Duration.ofSeconds(5);

	private static final @Nullable String REPORT = System.getProperty("sijill.peer.gateways.report");

	private final List<Found> differences = new ArrayList<>();

	private int same;

	@ParameterizedTest
	@EnumSource
	void answersAsAnotherGatewayDoes(PeerGateway.Kind peer) throws IOException {
		long first = Long.getLong("sijill.peer.gateways.seed", 0L);
		KnownDifferences known = (REPORT != null) ? KnownDifferences.none()
				: KnownDifferences.read("known-gateway-differences.txt");
		try (PeerGateway gateway = new PeerGateway(peer); SubgraphServer subgraphs = new SubgraphServer()) {
			long start = System.nanoTime();
			for (long seed = first; seed < first + ((SCHEMAS != null) ? SCHEMAS : USUALLY); seed++) {
				if (SCHEMAS == null && seed >= first + AT_LEAST && System.nanoTime() - start > AT_MOST.toNanos()) {
					break;
				}
				Federation federation = composed(seed);
				if (federation != null) {
					compare(federation, seed, gateway, subgraphs);
				}
			}
		}
		if (REPORT != null) {
			write(Path.of(REPORT, peer + ".txt"));
			return;
		}
		this.differences.removeIf((it) -> known.explain(peer + " " + it.what()));
		assertThat(this.differences).isEmpty();
		assertThat(this.same).isPositive();
	}

	/** What does not compose is none of this test's business. */
	private static @Nullable Federation composed(long seed) {
		try {
			return new Federation(new RandomFederation(seed).sdls(), seed);
		}
		catch (AssertionError ex) {
			return null;
		}
	}

	private void compare(Federation federation, long seed, PeerGateway gateway, SubgraphServer subgraphs)
			throws IOException {
		String supergraph = subgraphs.serve(federation);
		Object refusal = gateway.serve(supergraph);
		if (refusal != null) {
			this.differences.add(new Found("refuses the supergraph\n" + refusal, "seed " + seed + "\n" + supergraph));
			return;
		}
		OperationTraits traits = new OperationTraits(federation);
		for (String operation : federation.operations(seed)) {
			if (operation.startsWith("subscription")) {
				// goes another way in each of them
				continue;
			}
			Federation.Both ours = federation.both(operation, Map.of());
			if (ours.isRefusedByMonolith()) {
				// they merge a name of a type with a field that has another type
				continue;
			}
			federation.forget();
			Map<String, @Nullable Object> theirs = gateway.ask(operation);
			String difference = GatewayDifference.between(ours.engine(), theirs, federation.complaints());
			if (difference == null) {
				this.same++;
				continue;
			}
			if (!Objects.equals(ours.engineData(), ours.monolithData())) {
				difference = "we differ from one server, too\n" + difference;
			}
			this.differences.add(new Found(difference + traits.of(operation), "seed " + seed + "\n" + operation
					+ "\nours " + ours.engine() + "\ntheirs " + theirs + "\n" + supergraph));
		}
	}

	private void write(Path report) throws IOException {
		StringBuilder text = new StringBuilder(this.same + " x the same\n");
		this.differences.stream()
			.collect(Collectors.groupingBy(Found::kind, TreeMap::new, Collectors.counting()))
			.forEach((kind, count) -> text.append(count).append(" x ").append(kind).append('\n'));
		this.differences.forEach((it) -> text.append("\n--- ").append(it).append('\n'));
		Files.createDirectories(report.toAbsolutePath().getParent());
		Files.writeString(report, text, StandardCharsets.UTF_8);
	}

	/**
	 * A difference, and where it came up.
	 */
	private record Found(String what, String where) {

		String kind() {
			return this.what.lines().findFirst().orElse("");
		}

		@Override
		public String toString() {
			return this.what + "\n" + this.where;
		}

	}

}
