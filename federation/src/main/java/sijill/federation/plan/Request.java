package sijill.federation.plan;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A request to a subgraph: its text, the client's variables that go along, the requests
 * that it waits for, and what to do with its reply. Where it names entities by more than
 * some of their fields require, it is given apart as well, for when that is missing.
 */
public record Request(int id, int subgraph, int wave, boolean repeatable, String query, Set<String> variables,
		Set<Integer> dependsOn, @Nullable RootTarget root, List<EntitiesTarget> entities, @Nullable Request apart) {

	Request orApart(Request other) {
		return new Request(this.id, this.subgraph, this.wave, this.repeatable, this.query, this.variables,
				this.dependsOn, this.root, this.entities, other);
	}

	/**
	 * The reply's root fields belong to the objects at a path: the root of the answer, or
	 * a query type somewhere in it.
	 */
	public record RootTarget(Path path, ObjectReader reader, List<TopField> topFields) {
	}

	/**
	 * One list of {@code _entities}: its name in the reply, the variable with its
	 * representations, and the objects that these stand for.
	 */
	public record EntitiesTarget(String wireName, String variable, List<Entities> parts) {
	}

	/**
	 * Entities at one branch: where they stand, what represents them, and how they are
	 * read.
	 */
	public record Entities(Path path, @Nullable String representedAs, List<Fetch.InputField> inputs,
			ObjectReader reader, List<TopField> topFields) {
	}

	/**
	 * A field that the client loses with the request.
	 */
	public record TopField(Set<String> types, String responseKey) {
	}

}
