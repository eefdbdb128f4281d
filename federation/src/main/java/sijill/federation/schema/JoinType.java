package sijill.federation.schema;

import java.util.List;
import java.util.Set;

/**
 * A type in one subgraph ({@code join__type}): the keys of its entities there, the
 * interfaces it implements there, the members that a union has there, and whether it is
 * an interface that the subgraph knows as an object ({@code @interfaceObject}). The keys
 * of an extension are the subgraph's own even where they are marked external.
 */
public record JoinType(int subgraph, List<Key> keys, boolean interfaceObject, boolean extension, Set<String> interfaces,
		Set<String> members) {

	/**
	 * A key; only a resolvable one can be asked for.
	 */
	public record Key(FieldSet fields, boolean resolvable) {
	}

}
