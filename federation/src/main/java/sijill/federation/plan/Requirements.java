package sijill.federation.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.JoinType;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Whether who requires fields of others could ask for them itself: a subgraph that has no
 * key of the object which it resolves leads nowhere. A plan may do without, as it asks
 * for what is required before, but composition demands it.
 */
public final class Requirements {

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	/**
	 * Looks at the requirements of a supergraph.
	 */
	public Requirements(SupergraphSchema schema) {
		this.schema = schema;
		this.resolvability = new Resolvability(schema);
	}

	/**
	 * Whether at least one of the subgraphs that resolve a field can get what it requires
	 * for it.
	 */
	public boolean canBeMet(CompositeType type, SchemaField field) {
		boolean resolved = false;
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && !join.external()) {
				if (join.requires() == null || isMet(type, join)) {
					return true;
				}
				resolved = true;
			}
		}
		return !resolved;
	}

	private boolean isMet(CompositeType type, JoinField join) {
		int subgraph = join.subgraph();
		return type.keys(subgraph).isEmpty()
				|| (join.requires() != null
						&& this.resolvability.resolves(join.requires(), type, subgraph, Provided.NOTHING))
				|| leads(type, subgraph);
	}

	private boolean leads(CompositeType type, int from) {
		List<@Nullable CompositeType> known = new ArrayList<>(List.of(type));
		type.interfaces().forEach((it) -> known.add(this.schema.composite(it)));
		for (int to = 0; to < this.schema.subgraphs().size(); to++) {
			for (CompositeType target : known) {
				JoinType join = (to != from && target != null) ? target.in(to) : null;
				if (join != null && (target == type || join.interfaceObject())
						&& join.keys()
							.stream()
							.anyMatch((it) -> it.resolvable()
									&& this.resolvability.resolves(it.fields(), type, from, Provided.NOTHING))) {
					return true;
				}
			}
		}
		return false;
	}

}
