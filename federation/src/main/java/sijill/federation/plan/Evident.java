package sijill.federation.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * What is evident without a search, one field on from objects that subgraphs can be asked
 * for: most types are known to one subgraph, and most others have a key that all know.
 */
public final class Evident {

	private final SupergraphSchema schema;

	private final Resolvability resolvability;

	/**
	 * Looks at a supergraph.
	 */
	public Evident(SupergraphSchema schema) {
		this.schema = schema;
		this.resolvability = new Resolvability(schema);
	}

	/**
	 * Whether some subgraph that can be asked for objects of a type resolves a field of
	 * them by itself.
	 */
	public boolean isResolved(Set<Reached> reached, CompositeType type, SchemaField field) {
		if (field.moves()) {
			return false;
		}
		for (Reached there : reached) {
			JoinField join = (there.seenAs() == null) ? resolved(there, type, field) : null;
			if (join != null && !join.needsMore() && !isSeenAsInterface(join)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Who can be asked for the objects of a type that a field brings.
	 * @return null where that takes a search
	 */
	public @Nullable Set<Reached> through(SchemaField field, Set<Reached> reached, CompositeType from,
			CompositeType to) {
		if (field.moves()) {
			return null;
		}
		Set<Reached> next = new HashSet<>();
		for (Reached there : reached) {
			if (!there.provided().isEmpty()) {
				return null;
			}
			JoinField join = resolved(there, from, field);
			if (join != null) {
				if (there.seenAs() != null || join.needsMore() || join.provides() != null || isSeenAsInterface(join)
						|| !this.resolvability.canBe(type(join), there.subgraph(), Set.of(to.name()))) {
					return null;
				}
				next.add(Reached.asIs(there.subgraph()));
			}
		}
		return next.isEmpty() ? null : entered(next, to);
	}

	private @Nullable JoinField resolved(Reached there, CompositeType type, SchemaField field) {
		CompositeType seen = seen(there);
		return this.resolvability.resolved((seen != null) ? seen : type, field.name(), there.subgraph(),
				Provided.NOTHING);
	}

	private @Nullable CompositeType seen(Reached there) {
		return (there.seenAs() != null) ? this.schema.requireComposite(there.seenAs()) : null;
	}

	private boolean isSeenAsInterface(JoinField join) {
		CompositeType type = this.schema.composite(join.type().baseName());
		return type != null && type.isInterfaceObject(join.subgraph());
	}

	private CompositeType type(JoinField join) {
		return this.schema.requireComposite(join.type().baseName());
	}

	/**
	 * With those that are entered with a key that others have at hand, if that is all.
	 */
	private @Nullable Set<Reached> entered(Set<Reached> reached, CompositeType type) {
		List<Entrance> entrances = Entrance.of(type, this.schema);
		boolean more = true;
		while (more) {
			more = false;
			for (Entrance way : entrances) {
				if (!reached.contains(behind(way)) && reached.stream().anyMatch((it) -> leads(it, way, type))) {
					more = reached.add(behind(way));
				}
			}
		}
		return entrances.stream().allMatch((it) -> reached.contains(behind(it))) ? reached : null;
	}

	private static Reached behind(Entrance way) {
		return new Reached(way.subgraph(), (way.seenAs() != null) ? way.seenAs().name() : null, List.of());
	}

	private boolean leads(Reached from, Entrance way, CompositeType type) {
		return way.subgraph() != from.subgraph() && way.isOpenFrom(seen(from))
				&& (way.key() == null || this.resolvability.resolves(way.key().fields(), Set.of(type.name()),
						seen(from), from.subgraph(), Provided.NOTHING));
	}

}
