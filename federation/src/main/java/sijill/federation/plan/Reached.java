package sijill.federation.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;

/**
 * That a subgraph can be asked for the objects at a place: the interface that it sees
 * them as, if it does not know their types, what it provides of them there, and how many
 * jumps lead to it.
 */
public record Reached(int subgraph, @Nullable String seenAs, List<FieldSet> provided, int jumps) {

	static Reached by(Candidate way) {
		return new Reached(way.subgraph(), (way.seenAs() != null) ? way.seenAs().name() : null, way.provided().sets(),
				way.jumps());
	}

	/**
	 * The same, however far away.
	 */
	public Reached anywhere() {
		return new Reached(this.subgraph, this.seenAs, this.provided, 0);
	}

}
