package sijill.federation.plan;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * What a subgraph itself resolves: a field that it has, and that is not external there,
 * unless it is part of a key or provided at that place.
 */
final class Resolvability {

	private final SupergraphSchema schema;

	Resolvability(SupergraphSchema schema) {
		this.schema = schema;
	}

	/**
	 * A field of an operation as a subgraph resolves it, for all types that it is asked
	 * of alike, or for the interface that the objects are seen as; null where it does
	 * not.
	 */
	@Nullable JoinField resolved(OpField field, @Nullable CompositeType seenAs, int subgraph, Provided provided) {
		if (seenAs != null) {
			return resolved(seenAs, field.name(), subgraph, provided);
		}
		JoinField first = null;
		for (String sample : field.samples()) {
			JoinField join = resolved(this.schema.requireComposite(sample), field.name(), subgraph, provided);
			if (join == null || (first != null && !join.toString().equals(first.toString()))) {
				return null;
			}
			first = join;
		}
		return first;
	}

	/**
	 * The field as a subgraph resolves it for objects that it sees as a type; null where
	 * it does not. A requirement is not looked at.
	 */
	@Nullable JoinField resolved(CompositeType type, String name, int subgraph, Provided provided) {
		SchemaField field = type.field(name);
		JoinField join = (field != null) ? field.in(subgraph) : null;
		if (join == null || (join.external() && !this.schema.isKeyField(subgraph, type.name(), name)
				&& !provided.contains(type, name, this.schema))) {
			return null;
		}
		return join;
	}

	/**
	 * Whether a subgraph resolves everything in a field set by itself, for all of these
	 * types or for the interface that it sees them as.
	 */
	boolean resolves(FieldSet fields, Set<String> types, @Nullable CompositeType seenAs, int subgraph,
			Provided provided) {
		if (seenAs != null) {
			return resolves(fields, seenAs, subgraph, provided);
		}
		for (String type : types) {
			if (!resolves(fields, this.schema.requireComposite(type), subgraph, provided)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a subgraph resolves everything in a field set by itself.
	 */
	boolean resolves(FieldSet fields, CompositeType type, int subgraph, Provided provided) {
		for (FieldSet.Item item : fields.items()) {
			boolean resolved = switch (item) {
				case FieldItem it -> resolves(it, type, subgraph, provided);
				case OnType on -> !includes(on.type(), type) || resolves(on.below(), type, subgraph, provided);
			};
			if (!resolved) {
				return false;
			}
		}
		return true;
	}

	private boolean resolves(FieldItem item, CompositeType type, int subgraph, Provided provided) {
		if (item.name().equals(OpField.TYPENAME)) {
			return true;
		}
		JoinField join = resolved(type, item.name(), subgraph, provided);
		if (join == null || join.needsMore()) {
			return false;
		}
		if (item.below() == null) {
			return true;
		}
		Provided below = provided.below(type, item.name(), join.provides(), this.schema);
		CompositeType declared = this.schema.requireComposite(join.type().baseName());
		if (declared.isInterfaceObject(subgraph)) {
			return resolves(item.below(), declared, subgraph, below);
		}
		for (String possible : this.schema.possibleTypes(subgraph, declared.name())) {
			if (!resolves(item.below(), this.schema.requireComposite(possible), subgraph, below)) {
				return false;
			}
		}
		return true;
	}

	boolean includes(String condition, CompositeType type) {
		return condition.equals(type.name()) || this.schema.possibleTypes(condition).contains(type.name());
	}

	/**
	 * Whether a field of a type can bring the objects in a subgraph that a field is asked
	 * of.
	 * @throws TypesApartException where it can bring some of them only
	 */
	boolean canBe(CompositeType declared, int subgraph, OpField asked) throws TypesApartException {
		if (canBe(declared, subgraph, asked.types())) {
			return true;
		}
		if (asked.samples().size() > 1) {
			for (String type : asked.types()) {
				if (canBe(declared, subgraph, Set.of(type))) {
					throw new TypesApartException(asked);
				}
			}
		}
		return false;
	}

	/**
	 * Whether a field of a type can bring objects of these types in a subgraph.
	 */
	boolean canBe(CompositeType declared, int subgraph, Set<String> types) {
		if (declared.isInterfaceObject(subgraph)) {
			return this.schema.possibleTypes(declared.name()).containsAll(types);
		}
		return this.schema.possibleTypes(subgraph, declared.name()).containsAll(types);
	}

}
