package sijill.federation.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which object types an abstract type can be, in the supergraph and in each subgraph.
 */
final class PossibleTypes {

	private final Map<String, Set<String>> inSupergraph = new HashMap<>();

	private final List<Map<String, Set<String>>> bySubgraph = new ArrayList<>();

	PossibleTypes(Map<String, CompositeType> composites, int subgraphs) {
		for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
			this.bySubgraph.add(new HashMap<>());
		}
		for (CompositeType type : composites.values()) {
			if (type.isObject()) {
				add(this.inSupergraph, type.name(), type.name());
				type.interfaces().forEach((it) -> add(this.inSupergraph, it, type.name()));
			}
			for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
				JoinType join = type.in(subgraph);
				if (join != null) {
					collect(type, join, this.bySubgraph.get(subgraph));
				}
			}
		}
		for (CompositeType type : composites.values()) {
			if (type.kind() == CompositeType.Kind.INTERFACE && !this.inSupergraph.containsKey(type.name())) {
				addItself(type, subgraphs);
			}
		}
	}

	/**
	 * An interface that nobody implements: its objects are only known by its own name.
	 */
	private void addItself(CompositeType type, int subgraphs) {
		add(this.inSupergraph, type.name(), type.name());
		for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
			if (type.in(subgraph) != null) {
				add(this.bySubgraph.get(subgraph), type.name(), type.name());
			}
		}
	}

	private void collect(CompositeType type, JoinType join, Map<String, Set<String>> possible) {
		switch (type.kind()) {
			case OBJECT -> {
				add(possible, type.name(), type.name());
				join.interfaces().forEach((it) -> add(possible, it, type.name()));
			}
			case UNION -> join.members().forEach((member) -> {
				add(possible, type.name(), member);
				add(this.inSupergraph, type.name(), member);
			});
			case INTERFACE -> {
			}
		}
	}

	private static void add(Map<String, Set<String>> possible, String type, String member) {
		possible.computeIfAbsent(type, (it) -> new TreeSet<>()).add(member);
	}

	Map<String, Set<String>> inSupergraph() {
		return this.inSupergraph;
	}

	List<Map<String, Set<String>>> bySubgraph() {
		return this.bySubgraph;
	}

}
