package sijill.platform.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Answers a batch of references from other services. What they refer to need not exist:
 * such a reference is null, without an error, and counted.
 */
public final class References {

	static final String MISSING = "sijill.references.missing";

	private final MeterRegistry metrics;

	References(MeterRegistry metrics) {
		this.metrics = metrics;
	}

	/**
	 * One element for each id, in the order of the ids: a shorter list would hand out
	 * another entity's data.
	 * @param type the type's name in the graph
	 */
	public <T> List<@Nullable T> inOrder(String type, List<? extends @Nullable String> ids,
			Map<String, ? extends T> found) {
		List<@Nullable T> answers = new ArrayList<>(ids.size());
		int missing = 0;
		for (String id : ids) {
			T answer = (id != null) ? found.get(id) : null;
			if (answer == null) {
				missing++;
			}
			answers.add(answer);
		}
		if (missing > 0) {
			this.metrics.counter(MISSING, "type", type).increment(missing);
		}
		return answers;
	}

}
