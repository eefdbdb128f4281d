package sijill.federation.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.TypeRef;

/**
 * A request to a subgraph: its text, the client's variables that go along, the
 * definitions of all of these, the requests that it waits for, and what to do with its
 * reply. Where it names entities by more than some of their fields require, it is given
 * apart as well, for when that is missing.
 */
public record Request(int id, int subgraph, int wave, boolean repeatable, String query, Set<String> variables,
		Map<String, String> definitions, Set<Integer> dependsOn, @Nullable RootTarget root,
		List<EntitiesTarget> entities, @Nullable Request apart) {

	Request orApart(Request other) {
		return new Request(this.id, this.subgraph, this.wave, this.repeatable, this.query, this.variables,
				this.definitions, this.dependsOn, this.root, this.entities, other);
	}

	/**
	 * The reply's root fields belong to the objects at a path: the root of the answer, or
	 * a query type somewhere in it.
	 */
	public record RootTarget(Path path, ObjectReader reader, List<TopField> topFields) {
	}

	/**
	 * One list of {@code _entities}: its name in the reply, the variable with its
	 * representations, the variables with values from objects above those entities, the
	 * text of what is selected with the client's variables in it, and the objects that
	 * the representations stand for.
	 */
	public record EntitiesTarget(String wireName, String variable, ContextVariables contexts, String selection,
			Set<String> variables, List<Entities> parts) {
	}

	/**
	 * Variables with values from objects above: how their names begin, and their types.
	 */
	public record ContextVariables(String prefix, List<TypeRef> types) {
	}

	/**
	 * Entities at one branch: where they stand, what represents them, which values from
	 * above go along, and how they are read.
	 */
	public record Entities(Path path, @Nullable String representedAs, List<Fetch.InputField> inputs,
			List<Fetch.ContextInput> contexts, ObjectReader reader, List<TopField> topFields) {
	}

	/**
	 * A field that the client loses with the request.
	 */
	public record TopField(Set<String> types, String responseKey) {
	}

}
