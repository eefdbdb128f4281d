package sijill.federation.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * Which contexts a field takes values from: by its arguments, and by whatever it needs
 * that takes from one. Fields of one name count as one, of whichever type: one context
 * too many only means that types are planned apart that could be planned together.
 */
public final class ContextRules {

	private final Map<String, Set<String>> taken = new HashMap<>();

	ContextRules(Collection<CompositeType> types, int subgraphs) {
		if (types.stream().allMatch((it) -> it.contexts().isEmpty())) {
			return;
		}
		int known = -1;
		while (known < size()) {
			known = size();
			for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
				for (CompositeType type : types) {
					for (SchemaField field : type.fields()) {
						read(field, field.in(subgraph));
					}
				}
			}
		}
	}

	private int size() {
		return this.taken.values().stream().mapToInt(Set::size).sum();
	}

	private void read(SchemaField field, @Nullable JoinField join) {
		if (join == null || !join.needsMore()) {
			return;
		}
		Set<String> contexts = new TreeSet<>();
		List<String> needed = new ArrayList<>();
		addNames(join.requires(), needed);
		for (ContextArgument argument : join.contexts()) {
			contexts.add(argument.context());
			addNames(argument.selection(), needed);
		}
		needed.forEach((it) -> contexts.addAll(of(it)));
		this.taken.computeIfAbsent(field.name(), (it) -> new TreeSet<>()).addAll(contexts);
	}

	private static void addNames(@Nullable FieldSet fields, List<String> names) {
		for (FieldSet.Item item : (fields != null) ? fields.items() : List.<FieldSet.Item>of()) {
			switch (item) {
				case OnType on -> addNames(on.below(), names);
				case FieldItem it -> {
					names.add(it.name());
					addNames(it.below(), names);
				}
			}
		}
	}

	/**
	 * The contexts that a field of this name may take from.
	 */
	public Set<String> of(String field) {
		return this.taken.getOrDefault(field, Set.of());
	}

}
