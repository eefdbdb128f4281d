package sijill.incidents.proof;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Map.entry;

/**
 * The wording of a body, and its level where docs/standards-of-proof.md has one.
 */
public record StandardOfProof(String phrase, @Nullable ProofLevel level) {

	/**
	 * The table of docs/standards-of-proof.md, which says how a line is proposed.
	 */
	static final Map<String, ProofLevel> LEVELS = Map.ofEntries(
			entry("reasonable grounds", ProofLevel.REASONABLE_GROUNDS),
			entry("reasonable grounds to believe", ProofLevel.REASONABLE_GROUNDS),
			entry("clear and convincing evidence", ProofLevel.CLEAR_AND_CONVINCING));

	/**
	 * The standard that a phrase names, as a whole; null for null.
	 */
	public static @Nullable StandardOfProof of(@Nullable String phrase) {
		return (phrase != null) ? new StandardOfProof(phrase, LEVELS.get(folded(phrase))) : null;
	}

	private static String folded(String phrase) {
		return phrase.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

}
