package sijill.incidents.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sijill.platform.entry.Problems;

/**
 * The incidents that an entry is about.
 */
public final class IncidentReferences {

	private IncidentReferences() {
	}

	/**
	 * Demands that each exists and is named once.
	 */
	public static void check(List<String> incidents, Problems problems) {
		Set<String> named = new HashSet<>();
		for (int i = 0; i < incidents.size(); i++) {
			String field = "incidents[%d]".formatted(i);
			if (!named.add(incidents.get(i))) {
				problems.reject(field, "is named twice");
			}
			problems.mustExist(field, "incident", incidents.get(i));
		}
	}

}
