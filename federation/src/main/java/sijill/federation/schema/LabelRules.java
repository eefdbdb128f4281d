package sijill.federation.schema;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * Which labels of {@code @override} decide how a field is fetched: those under which it
 * moves itself, in any type that an object can have, and those of what it requires, of
 * what its arguments take from objects above, and of the keys of its type.
 */
public final class LabelRules {

	private final SupergraphSchema schema;

	private final boolean empty;

	private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();

	LabelRules(SupergraphSchema schema, Collection<CompositeType> types) {
		this.schema = schema;
		this.empty = types.stream().noneMatch(CompositeType::moves);
	}

	/**
	 * Whether no field moves under a label.
	 */
	public boolean isEmpty() {
		return this.empty;
	}

	/**
	 * The labels on which the way to a field of objects of a type may depend.
	 */
	public Set<String> of(CompositeType type, String field) {
		if (this.empty) {
			return Set.of();
		}
		String coordinate = type.name() + "." + field;
		Set<String> known = this.fields.get(coordinate);
		if (known == null) {
			Set<String> labels = new TreeSet<>();
			collect(type, field, labels, new HashSet<>());
			known = Set.copyOf(labels);
			this.fields.put(coordinate, known);
		}
		return known;
	}

	private void collect(CompositeType type, String name, Set<String> labels, Set<String> seen) {
		if (!seen.add(type.name() + "." + name)) {
			return;
		}
		Set<String> alike = new HashSet<>(this.schema.possibleTypes(type.name()));
		alike.addAll(type.interfaces());
		alike.forEach((it) -> collect(this.schema.requireComposite(it), name, labels, seen));
		SchemaField field = type.field(name);
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			type.keys(subgraph).forEach((key) -> collect(key.fields(), type, labels, seen));
			JoinField join = (field != null) ? field.in(subgraph) : null;
			if (join != null && join.move() != null) {
				labels.add(join.move().label());
			}
			if (join != null) {
				collect(join.requires(), type, labels, seen);
				join.contexts()
					.forEach((argument) -> this.schema.setting(argument.context())
						.forEach((source) -> collect(argument.selection(), source, labels, seen)));
			}
		}
	}

	private void collect(@Nullable FieldSet fields, CompositeType type, Set<String> labels, Set<String> seen) {
		if (fields == null) {
			return;
		}
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case OnType on -> collect(on.below(), this.schema.requireComposite(on.type()), labels, seen);
				case FieldItem it -> {
					collect(type, it.name(), labels, seen);
					SchemaField field = type.field(it.name());
					CompositeType below = (field != null) ? this.schema.composite(field.type().baseName()) : null;
					if (below != null) {
						collect(it.below(), below, labels, seen);
					}
				}
			}
		}
	}

}
