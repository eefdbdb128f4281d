package sijill.federation.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Fetch.ContextInput;
import sijill.federation.plan.Fetch.Entities;
import sijill.federation.plan.Fetch.InputField;
import sijill.federation.schema.CompositeType;

/**
 * Fetches of one request that are about the same entities, each of which one
 * representation names for all of them.
 */
record EntityGroup(List<Fetch> fetches, Set<String> types, List<InputField> inputs) {

	/**
	 * Each fetch by itself. Only objects of one place that are named by an interface are
	 * asked for once, whatever types they turn out to have.
	 */
	static List<EntityGroup> apart(List<Fetch> fetches) {
		Map<String, EntityGroup> groups = new LinkedHashMap<>();
		for (Fetch fetch : fetches) {
			Entities entities = entities(fetch);
			String key = (entities.representedAs() == null || !entities.contexts().isEmpty())
					? Integer.toString(fetch.id()) : entities.representedAs() + "@" + entities.branch().position().id()
							+ entities.inputs().stream().map(InputField::shape).toList();
			groups.merge(key, new EntityGroup(List.of(fetch), entities.types(), entities.inputs()),
					(left, right) -> left.and(right, InputField.both(left.inputs, right.inputs)));
		}
		return List.copyOf(groups.values());
	}

	/**
	 * Brings those together that are about the same entities and differ in what they
	 * require of them: a subgraph may find an entity anew for each representation.
	 */
	static List<EntityGroup> together(List<EntityGroup> groups) {
		List<EntityGroup> together = new ArrayList<>();
		for (EntityGroup group : groups) {
			int known = 0;
			while (known < together.size() && !together.get(known).canJoin(group)) {
				known++;
			}
			if (known == together.size()) {
				together.add(group);
			}
			else {
				EntityGroup present = together.get(known);
				List<InputField> inputs = new ArrayList<>(present.inputs);
				InputField.addAll(inputs, group.inputs);
				together.set(known, present.and(group, inputs));
			}
		}
		return together;
	}

	private EntityGroup and(EntityGroup other, List<InputField> inputsOfBoth) {
		List<Fetch> all = new ArrayList<>(this.fetches);
		all.addAll(other.fetches);
		Set<String> typesOfBoth = new TreeSet<>(this.types);
		typesOfBoth.addAll(other.types);
		return new EntityGroup(all, typesOfBoth, inputsOfBoth);
	}

	private boolean canJoin(EntityGroup other) {
		boolean sameNames = first().way().equals(other.first().way())
				&& (representedAs() == null || this.types.equals(other.types));
		Set<Integer> selected = selected();
		selected.retainAll(other.selected());
		boolean sameValues = contexts().isEmpty() && other.contexts().isEmpty();
		return sameNames && sameValues && branches().equals(other.branches()) && selected.isEmpty()
				&& InputField.agree(this.inputs, other.inputs);
	}

	private Set<Branch> branches() {
		return this.fetches.stream().map((it) -> entities(it).branch()).collect(Collectors.toSet());
	}

	private Set<Integer> selected() {
		Set<Integer> slots = new HashSet<>();
		sites().forEach((site) -> site.selected().keySet().forEach((field) -> slots.add(field.slot())));
		return slots;
	}

	private Entities first() {
		return entities(this.fetches.getFirst());
	}

	private static Entities entities(Fetch fetch) {
		return Objects.requireNonNull(fetch.entities());
	}

	Branch branch() {
		return first().branch();
	}

	@Nullable CompositeType representedAs() {
		return first().representedAs();
	}

	/**
	 * What comes from objects above; fetches that need it are in groups of their own.
	 */
	List<ContextInput> contexts() {
		return List.copyOf(first().contexts().values());
	}

	List<Site> sites() {
		return this.fetches.stream().map(Fetch::root).toList();
	}

}
