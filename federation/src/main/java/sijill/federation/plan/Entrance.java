package sijill.federation.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinType;
import sijill.federation.schema.SupergraphSchema;

/**
 * A way into a subgraph for objects that another one knows: by a key of their type or of
 * an interface of theirs, under the name that representations carry there. The query type
 * needs no key.
 */
record Entrance(int subgraph, JoinType.@Nullable Key key, @Nullable CompositeType representedAs,
		@Nullable CompositeType seenAs) {

	/**
	 * The ways in for objects of a type; a subgraph that knows the type is entered by the
	 * type itself.
	 */
	static List<Entrance> of(CompositeType type, SupergraphSchema schema) {
		List<Entrance> entrances = new ArrayList<>();
		boolean query = type.name().equals(schema.root(OperationKind.QUERY));
		for (int subgraph = 0; subgraph < schema.subgraphs().size(); subgraph++) {
			if (query && type.in(subgraph) != null) {
				entrances.add(new Entrance(subgraph, null, null, null));
			}
			for (JoinType.Key key : type.keys(subgraph)) {
				if (key.resolvable()) {
					entrances.add(new Entrance(subgraph, key, null, null));
				}
			}
			for (String name : type.interfaces()) {
				addInterface(schema.requireComposite(name), type, subgraph, schema, entrances);
			}
		}
		return entrances;
	}

	private static void addInterface(CompositeType asInterface, CompositeType type, int subgraph,
			SupergraphSchema schema, List<Entrance> entrances) {
		JoinType join = asInterface.in(subgraph);
		if (join == null) {
			return;
		}
		for (JoinType.Key key : join.keys()) {
			if (key.resolvable() && join.interfaceObject()) {
				entrances.add(new Entrance(subgraph, key, asInterface, asInterface));
			}
			else if (key.resolvable() && schema.possibleTypes(subgraph, asInterface.name()).contains(type.name())) {
				entrances.add(new Entrance(subgraph, key, asInterface, null));
			}
		}
	}

	/**
	 * Whether it can be taken from where the objects' types are known, or from where they
	 * are only seen as an interface.
	 */
	boolean isOpenFrom(@Nullable CompositeType seen) {
		if (seen == null) {
			return this.representedAs == null || this.seenAs != null;
		}
		return this.representedAs == seen || this.key == null;
	}

}
