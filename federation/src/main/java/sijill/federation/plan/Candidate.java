package sijill.federation.plan;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;

/**
 * A way to have the objects of a branch in a subgraph, and what it costs on top of what
 * the plan already does. The jumps are how often the way enters a subgraph with a
 * representation, from the root on.
 */
record Candidate(int subgraph, Provided provided, @Nullable CompositeType seenAs, long cost, int jumps,
		@Nullable Candidate from, Move move) {

	private static final long WAVE = 10;

	/**
	 * The last step of the way.
	 */
	sealed interface Move {

		/** The plan already has them. */
		record Present(Site site) implements Move {
		}

		/** Operations start there. */
		record Start() implements Move {
		}

		/** A field of the parent object leads there, in the same subgraph. */
		record Descend(OpField field, Branch target) implements Move {
		}

		/**
		 * The subgraph is entered with a representation. The routes bring what it holds
		 * beyond what is at hand; the field is the one whose requirement it holds, if
		 * any.
		 */
		record Enter(Branch branch, Entrance entrance, List<Route> routes,
				@Nullable OpField requiring) implements Move {
		}

	}

	/**
	 * How a leaf is fetched: the way to its object, where it is then selected.
	 */
	record Route(Candidate end, OpField leaf) {

		long cost() {
			return this.end.cost();
		}

	}

	/**
	 * The wave of the fetch that has the objects.
	 */
	int wave() {
		return switch (this.move) {
			case Move.Present present -> present.site().fetch().wave();
			case Move.Start start -> 0;
			case Move.Descend descend -> before().wave();
			case Move.Enter enter -> before().waveBehind(enter.routes());
		};
	}

	/**
	 * The wave in which a subgraph can be entered from here, with what routes bring.
	 */
	int waveBehind(List<Route> routes) {
		int latest = wave();
		for (Route route : routes) {
			latest = Math.max(latest, route.end().wave());
		}
		return latest + 1;
	}

	private Candidate before() {
		return Objects.requireNonNull(this.from);
	}

	boolean sameAs(Candidate other) {
		return this.subgraph == other.subgraph && this.seenAs == other.seenAs && this.provided.equals(other.provided);
	}

	/**
	 * Objects that the plan already has; the later, the dearer.
	 */
	static Candidate present(Site site) {
		return new Candidate(site.subgraph(), site.provided(), site.seenAs(), WAVE * site.fetch().wave(),
				site.fetch().jumps(), null, new Move.Present(site));
	}

	/**
	 * Adds a way to others, unless one of them is as good.
	 */
	static boolean offer(List<Candidate> candidates, Candidate offered) {
		for (int i = 0; i < candidates.size(); i++) {
			if (candidates.get(i).sameAs(offered)) {
				if (candidates.get(i).cost() <= offered.cost()) {
					return false;
				}
				candidates.set(i, offered);
				return true;
			}
		}
		candidates.add(offered);
		return true;
	}

}
