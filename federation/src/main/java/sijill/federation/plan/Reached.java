package sijill.federation.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;

/**
 * That a subgraph can be asked for the objects at a place: the interface that it sees
 * them as, if it does not know their types, and what it provides of them there.
 */
public record Reached(int subgraph, @Nullable String seenAs, List<FieldSet> provided) {

	/**
	 * A subgraph that knows the objects' types.
	 */
	public static Reached asIs(int subgraph) {
		return new Reached(subgraph, null, List.of());
	}

	static Reached by(Candidate way) {
		return new Reached(way.subgraph(), (way.seenAs() != null) ? way.seenAs().name() : null, way.provided().sets());
	}

}
