package sijill.federation.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sijill.federation.OperationKind;
import sijill.federation.schema.CompositeType;

/**
 * A way through the client's schema to objects of a type.
 *
 * @param starts the subgraph that its first field is asked of; empty where that is open
 * @param path the fields that lead there, with type conditions
 * @param contexts for each context that is set on the way, at which objects, the nearest
 * ones
 */
record Way(OperationKind kind, List<Integer> starts, List<String> path, CompositeType type,
		Map<String, Object> contexts) {

	static Way toRoot(OperationKind kind, CompositeType type) {
		return new Way(kind, List.of(), List.of(), type, Map.of());
	}

	Way startingAt(int subgraph) {
		return new Way(this.kind, List.of(subgraph), this.path, this.type, this.contexts);
	}

	/**
	 * One field further.
	 * @param below the type of the field
	 * @param to the type of the objects, which may be one of several
	 */
	Way through(String field, CompositeType below, CompositeType to, Map<String, Object> contextsThere) {
		List<String> longer = new ArrayList<>(this.path);
		longer.add(field);
		if (!below.isObject()) {
			longer.add("... on " + to.name());
		}
		return new Way(this.kind, this.starts, longer, to, contextsThere);
	}

	/**
	 * An operation that goes this way and asks for fields at its end.
	 */
	String operation(List<String> fields) {
		StringBuilder text = new StringBuilder(
				(this.kind == OperationKind.QUERY) ? "" : this.kind.name().toLowerCase(Locale.ROOT) + " ");
		text.append('{');
		this.path.forEach((it) -> text.append(' ').append(it).append(" {"));
		fields.forEach((it) -> text.append(' ').append(it));
		return text.append(" }".repeat(this.path.size() + 1)).toString();
	}

}
