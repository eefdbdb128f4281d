package sijill.federation.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import sijill.federation.Composition;
import sijill.federation.CompositionError;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;
import sijill.federation.Supergraph;
import sijill.federation.oracle.RandomFederation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The verdict and the client's schema are those of another composer, whatever was done to
 * random subgraphs; what differs is explained in {@code known-differences.txt}. More:
 * {@code -Dsijill.peer.schemas=N}, from {@code -Dsijill.peer.seed=N} on;
 * {@code -Dsijill.peer.report=FILE} writes all differences down, and fails at none.
 */
class ComposerComparisonTests {

	private static final int SCHEMAS = Integer.getInteger("sijill.peer.schemas", 300);

	@Test
	void givesTheVerdictAndTheSchemaOfAnotherComposer() throws IOException {
		KnownDifferences known = KnownDifferences.read("known-differences.txt");
		Map<String, List<String>> differences = new TreeMap<>();
		int composed = 0;
		int refused = 0;
		long first = Long.getLong("sijill.peer.seed", 0L);
		try (PeerComposer peer = PeerComposer.start()) {
			for (long seed = first; seed < first + SCHEMAS; seed++) {
				RandomMistakes mistakes = new RandomMistakes(seed, new RandomFederation(seed).sdls());
				Map<String, String> sdls = mistakes.make();
				PeerComposer.Verdict theirs = peer.compose(sdls);
				if (theirs.composes()) {
					composed++;
				}
				else {
					refused++;
				}
				String difference = difference(sdls, theirs);
				if (difference != null && sdls.toString().contains("@override(")) {
					difference += sdls.toString().contains("label: ") ? "\n(some fields move by a label)"
							: "\n(some fields move)";
				}
				if (difference != null && !known.explain(difference)) {
					differences.computeIfAbsent(difference.lines().findFirst().orElse(""), (it) -> new ArrayList<>())
						.add("seed " + seed + " " + mistakes.made() + "\n" + difference + "\n" + sdls);
				}
			}
		}
		String report = System.getProperty("sijill.peer.report");
		if (report != null) {
			write(Path.of(report), differences);
			return;
		}
		assertThat(differences).isEmpty();
		assertThat(composed).isGreaterThan(SCHEMAS / 10);
		assertThat(refused).isGreaterThan(SCHEMAS / 10);
	}

	@Test
	void refusesEachMistakeAsAnotherComposerDoes() throws IOException {
		KnownDifferences known = KnownDifferences.read("known-differences.txt");
		try (PeerComposer peer = PeerComposer.start()) {
			for (Mistake mistake : Mistake.all()) {
				if (!known.explain("the other composes " + mistake)) {
					assertThat(peer.compose(mistake.subgraphs()).codes()).as(mistake.toString()).isNotEmpty();
				}
			}
		}
	}

	private static void write(Path report, Map<String, List<String>> differences) throws IOException {
		StringBuilder text = new StringBuilder();
		differences.forEach((kind, seeds) -> text.append(seeds.size()).append(" x ").append(kind).append('\n'));
		differences.values().forEach((seeds) -> seeds.forEach((it) -> text.append("\n--- ").append(it).append('\n')));
		Files.writeString(report, text, StandardCharsets.UTF_8);
	}

	private static List<Subgraph> subgraphs(Map<String, String> sdls) {
		List<Subgraph> subgraphs = new ArrayList<>();
		sdls.forEach((name, sdl) -> subgraphs.add(new Subgraph(name, "http://" + name, sdl)));
		return subgraphs;
	}

	/** The first line says of what kind it is, the others what exactly. */
	private static @Nullable String difference(Map<String, String> sdls, PeerComposer.Verdict theirs) {
		try {
			return difference(Composition.compose(subgraphs(sdls)), theirs);
		}
		catch (RuntimeException ex) {
			return "we break\n" + ex;
		}
	}

	private static @Nullable String difference(CompositionResult ours, PeerComposer.Verdict theirs) {
		return switch (ours) {
			case CompositionResult.Failed failed -> theirs.composes()
					? "we refuse " + codes(failed.errors()) + ", the other composes\n" + failed.errors() : null;
			case CompositionResult.Composed composed -> theirs.composes() ? schemas(composed, theirs)
					: "we compose, the other refuses " + theirs.codes() + "\n" + theirs.messages();
		};
	}

	private static Set<String> codes(List<CompositionError> errors) {
		Set<String> codes = new TreeSet<>();
		errors.forEach((it) -> codes.add(it.code()));
		return codes;
	}

	private static @Nullable String schemas(CompositionResult.Composed ours, PeerComposer.Verdict theirs) {
		String client = Supergraph.parse(ours.supergraphSdl()).apiSchemaSdl();
		String read = Supergraph.parse(java.util.Objects.requireNonNull(theirs.supergraph())).apiSchemaSdl();
		String apart = apart(client, java.util.Objects.requireNonNull(theirs.client()));
		if (!apart.isEmpty()) {
			return "the client's schema differs\n" + apart;
		}
		String misread = apart(client, read);
		return misread.isEmpty() ? null : "the other's supergraph reads as another schema\n" + misread;
	}

	private static String apart(String ours, String theirs) {
		Set<String> left = ClientSchema.lines(ours);
		Set<String> right = ClientSchema.lines(theirs);
		StringBuilder lines = new StringBuilder();
		left.stream()
			.filter((it) -> !right.contains(it))
			.forEach((it) -> lines.append("only ours: ").append(it).append('\n'));
		right.stream()
			.filter((it) -> !left.contains(it))
			.forEach((it) -> lines.append("only theirs: ").append(it).append('\n'));
		return lines.toString();
	}

}
