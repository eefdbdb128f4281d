package sijill.federation.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sijill.federation.plan.Reached;
import sijill.federation.schema.CompositeType;

/**
 * What was checked: objects of a type, with the contexts that are set for them, and who
 * could be asked for them. Whoever more can be asked for, can answer no less.
 */
final class Checked {

	/** More come only where many services share values without keys at random. */
	private static final int MOST_OF_A_KIND = 500;

	private final Map<Objects, List<Map<Set<String>, Set<Reached>>>> reached;

	private final Set<String> seen;

	Checked() {
		this(new HashMap<>(), new HashSet<>());
	}

	private Checked(Map<Objects, List<Map<Set<String>, Set<Reached>>>> reached, Set<String> seen) {
		this.reached = reached;
		this.seen = seen;
	}

	private record Objects(CompositeType type, Map<String, Object> contexts) {
	}

	Checked copy() {
		Map<Objects, List<Map<Set<String>, Set<Reached>>>> copies = new HashMap<>();
		this.reached.forEach((objects, all) -> copies.put(objects, new ArrayList<>(all)));
		return new Checked(copies, new HashSet<>(this.seen));
	}

	/**
	 * Adds objects.
	 * @param field what leads there, which alone is looked at once there are too many
	 * @return whether they have to be checked
	 */
	boolean add(String field, Way way, Map<Set<String>, Set<Reached>> there) {
		List<Map<Set<String>, Set<Reached>>> known = this.reached
			.computeIfAbsent(new Objects(way.type(), way.contexts()), (it) -> new ArrayList<>());
		boolean isNew = known.stream().noneMatch((it) -> isWithin(it, there));
		boolean isFirstOfField = this.seen.add(field + " " + way.type() + way.contexts());
		if (!isNew || (known.size() >= MOST_OF_A_KIND && !isFirstOfField)) {
			return false;
		}
		known.add(there);
		return true;
	}

	private static boolean isWithin(Map<Set<String>, Set<Reached>> known, Map<Set<String>, Set<Reached>> there) {
		return known.keySet().equals(there.keySet()) && known.entrySet()
			.stream()
			.allMatch((it) -> there.getOrDefault(it.getKey(), Set.of()).containsAll(it.getValue()));
	}

}
