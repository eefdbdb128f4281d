package sijill.federation.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;
import sijill.federation.schema.SupergraphSchema;

/**
 * The external fields that a subgraph provides at one place ({@code @provides}).
 */
record Provided(List<FieldSet> sets) {

	static final Provided NOTHING = new Provided(List.of());

	/**
	 * Whether a field of an object of this type is provided.
	 */
	boolean contains(CompositeType type, String field, SupergraphSchema schema) {
		return !below(type, field, null, schema).sets.isEmpty() || leaf(this.sets, type, field, schema);
	}

	private static boolean leaf(List<FieldSet> sets, CompositeType type, String field, SupergraphSchema schema) {
		for (FieldSet set : sets) {
			for (FieldSet.Item item : set.items()) {
				boolean found = switch (item) {
					case FieldItem it -> it.name().equals(field);
					case OnType on -> includes(on, type, schema) && leaf(List.of(on.below()), type, field, schema);
				};
				if (found) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * What is provided below a field: by this, and by the field itself.
	 */
	Provided below(CompositeType type, String field, @Nullable FieldSet byField, SupergraphSchema schema) {
		if (this.sets.isEmpty() && byField == null) {
			return NOTHING;
		}
		List<FieldSet> found = new ArrayList<>();
		collect(this.sets, type, field, schema, found);
		if (byField != null) {
			found.add(byField);
		}
		return found.isEmpty() ? NOTHING : new Provided(found);
	}

	private static void collect(List<FieldSet> sets, CompositeType type, String field, SupergraphSchema schema,
			List<FieldSet> found) {
		for (FieldSet set : sets) {
			for (FieldSet.Item item : set.items()) {
				switch (item) {
					case FieldItem it -> {
						if (it.name().equals(field) && it.below() != null) {
							found.add(it.below());
						}
					}
					case OnType on -> {
						if (includes(on, type, schema)) {
							collect(List.of(on.below()), type, field, schema, found);
						}
					}
				}
			}
		}
	}

	private static boolean includes(OnType on, CompositeType type, SupergraphSchema schema) {
		return on.type().equals(type.name()) || schema.possibleTypes(on.type()).contains(type.name());
	}

}
