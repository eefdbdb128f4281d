package sijill.federation.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import sijill.federation.plan.Fetch.InputField;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.schema.TypeRef;

/**
 * Writes field sets into an operation: as leaves to fetch, as a selection at one site,
 * and as the fields of a representation.
 */
final class FieldSets {

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	private final OperationTree tree;

	FieldSets(SupergraphSchema schema, Resolvability resolvability, OperationTree tree) {
		this.schema = schema;
		this.resolvability = resolvability;
		this.tree = tree;
	}

	/**
	 * The leaves of a field set for objects of these types at a branch.
	 */
	List<OpField> leaves(FieldSet fields, Branch branch, Set<String> types) throws PlanningException {
		Set<OpField> leaves = new LinkedHashSet<>();
		addLeaves(fields, branch, types, leaves);
		return List.copyOf(leaves);
	}

	private void addLeaves(FieldSet fields, Branch branch, Set<String> types, Set<OpField> leaves)
			throws PlanningException {
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case OnType on -> {
					Set<String> narrowed = narrowed(types, on.type());
					if (!narrowed.isEmpty()) {
						addLeaves(on.below(), branch, narrowed, leaves);
					}
				}
				case FieldItem it -> {
					OpField field = this.tree.need(branch, types, it.name(), it.arguments());
					Position child = field.child();
					if (child == null || it.below() == null) {
						leaves.add(field);
					}
					else {
						for (Branch below : child.allBranches()) {
							addLeaves(it.below(), below, below.types(), leaves);
							leaves.add(this.tree.need(below, below.types(), OpField.TYPENAME, List.of()));
						}
					}
				}
			}
		}
	}

	private Set<String> narrowed(Set<String> types, String condition) {
		Set<String> narrowed = new TreeSet<>();
		for (String type : types) {
			if (this.resolvability.includes(condition, this.schema.requireComposite(type))) {
				narrowed.add(type);
			}
		}
		return narrowed;
	}

	/**
	 * Selects a field set at a site.
	 */
	void select(FieldSet fields, Site site, Set<String> types) throws PlanningException {
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case OnType on -> {
					Set<String> narrowed = narrowed(types, on.type());
					if (!narrowed.isEmpty()) {
						select(on.below(), site, narrowed);
					}
				}
				case FieldItem it -> select(it, site, types);
			}
		}
	}

	private void select(FieldItem item, Site site, Set<String> types) throws PlanningException {
		OpField field = this.tree.need(site.branch(), types, item.name(), item.arguments());
		site.select(field);
		Position child = field.child();
		if (child == null || item.below() == null) {
			return;
		}
		CompositeType type = (site.seenAs() != null) ? site.seenAs()
				: this.schema.requireComposite(types.iterator().next());
		JoinField join = this.resolvability.resolved(type, item.name(), site.subgraph(), site.provided());
		if (join == null) {
			throw new IllegalStateException(type + "." + item.name() + " is not resolved here");
		}
		CompositeType declared = this.schema.requireComposite(join.type().baseName());
		CompositeType seen = declared.isInterfaceObject(site.subgraph()) ? declared : null;
		for (Branch below : child.allBranches()) {
			if (this.resolvability.canBe(declared, site.subgraph(), below.types())) {
				select(item.below(), site.below(field, below,
						site.provided().below(type, item.name(), join.provides(), this.schema), seen), below.types());
			}
		}
	}

	/**
	 * The fields of a representation for a subgraph. Those of a key are needed; the
	 * others only where the subgraph declares them non-null.
	 */
	List<InputField> inputs(FieldSet fields, Branch branch, Set<String> types, int subgraph, boolean isKey)
			throws PlanningException {
		List<InputField> inputs = new ArrayList<>();
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case OnType on -> {
					Set<String> narrowed = narrowed(types, on.type());
					if (!narrowed.isEmpty()) {
						inputs.addAll(inputs(on.below(), branch, narrowed, subgraph, isKey));
					}
				}
				case FieldItem it -> {
					OpField field = this.tree.need(branch, types, it.name(), it.arguments());
					List<InputField> below = new ArrayList<>();
					if (field.child() != null && it.below() != null) {
						if (!field.child().type().isObject()) {
							below.add(new InputField(OpField.TYPENAME,
									this.schema.possibleTypes(field.child().type().name()), -1,
									TypeRef.named("String").asNonNull(), List.of()));
						}
						for (Branch child : field.child().allBranches()) {
							InputField.addAll(below, inputs(it.below(), child, child.types(), subgraph, isKey));
						}
					}
					TypeRef type = type(field, subgraph);
					inputs.add(new InputField(it.name(), types, field.isTypename() ? -1 : field.slot(),
							isKey ? type.asNonNull() : type, below));
				}
			}
		}
		return inputs;
	}

	private static TypeRef type(OpField field, int subgraph) {
		if (field.isTypename()) {
			return TypeRef.named("String").asNonNull();
		}
		JoinField join = field.definition().in(subgraph);
		return (join != null) ? join.type() : field.type().asNullable();
	}

}
