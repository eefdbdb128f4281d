package sijill.federation.compose;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What subgraphs say of the same thing where only one of them can be right: what most of
 * them say, of as many votes the first; saying nothing counts least.
 */
final class Votes {

	private final Map<String, Integer> counts = new LinkedHashMap<>();

	void add(String said) {
		this.counts.merge(said, 1, Integer::sum);
	}

	/**
	 * Whether different things are said.
	 */
	boolean areSplit() {
		return this.counts.keySet().stream().filter((it) -> !it.isEmpty()).count() > 1;
	}

	@Nullable String winner() {
		String winner = null;
		int most = -1;
		for (Map.Entry<String, Integer> entry : this.counts.entrySet()) {
			int votes = entry.getKey().isEmpty() ? 0 : entry.getValue();
			if (votes > most) {
				winner = entry.getKey();
				most = votes;
			}
		}
		return winner;
	}

}
