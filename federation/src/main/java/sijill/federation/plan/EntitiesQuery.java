package sijill.federation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import sijill.federation.plan.Request.EntitiesTarget;
import sijill.federation.schema.TypeRef;

/**
 * Writes a request for lists of entities. A list of entities with arguments from above
 * can be there several times, once for each of the values that these have.
 */
public final class EntitiesQuery {

	/**
	 * Stands in selections for how the variables with values from above begin: every copy
	 * has its own. It stands nowhere else, since a printed text has no such character.
	 */
	static final String PREFIX = "\u0001";

	private EntitiesQuery() {
	}

	/**
	 * One list of a request.
	 */
	public record Copy(EntitiesTarget target, int number) {

		public String wireName() {
			return own(this.target.wireName());
		}

		public String variable() {
			return own(this.target.variable());
		}

		/**
		 * The variable for one of the values from above.
		 */
		public String context(int index) {
			return own(this.target.contexts().prefix()) + "_" + index;
		}

		private String own(String name) {
			return (this.number == 0) ? name : name + "_" + this.number;
		}

		private String text() {
			String wireName = wireName();
			return (wireName.equals(ENTITIES) ? "" : wireName + ":") + ENTITIES + "(representations:$" + variable()
					+ ")" + this.target.selection().replace(PREFIX, own(this.target.contexts().prefix()) + "_");
		}

	}

	/**
	 * The client's variables that lists use.
	 */
	public static Set<String> variables(List<Copy> copies) {
		Set<String> variables = new TreeSet<>();
		copies.forEach((copy) -> variables.addAll(copy.target().variables()));
		return variables;
	}

	/** The field that all subgraphs have for entities. */
	static final String ENTITIES = "_entities";

	/**
	 * The text of a request.
	 * @param definitions those of the client's variables, by name
	 */
	public static String text(Map<String, String> definitions, List<Copy> copies) {
		List<String> variables = new ArrayList<>();
		copies.forEach((copy) -> variables.add("$" + copy.variable() + ":[_Any!]!"));
		for (Copy copy : copies) {
			List<TypeRef> types = copy.target().contexts().types();
			for (int i = 0; i < types.size(); i++) {
				variables.add("$" + copy.context(i) + ":" + types.get(i));
			}
		}
		Set<String> used = variables(copies);
		definitions.forEach((name, definition) -> {
			if (used.contains(name)) {
				variables.add(definition);
			}
		});
		return "query(" + String.join(",", variables) + "){"
				+ String.join(" ", copies.stream().map(Copy::text).toList()) + "}";
	}

}
