package sijill.federation.oracle;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Objects that set a context for what stands below them, and fields that take arguments
 * from it: entities below the root of queries and below each other, or something that
 * stands below entities alone, whoever leads to these.
 */
final class RandomContexts {

	private final Random random;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types;

	private final Set<String> setting = new HashSet<>();

	RandomContexts(Random random, List<Map<String, Map<String, String>>> types) {
		this.random = random;
		this.types = types;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private Map<String, String> fields(int subgraph, String type) {
		return this.types.get(subgraph).computeIfAbsent(type, (it) -> new LinkedHashMap<>());
	}

	private List<String> entities(int subgraph) {
		return this.types.get(subgraph).keySet().stream().filter((it) -> it.startsWith("E")).toList();
	}

	/**
	 * The root of queries sets a context, some entities another value for it; others take
	 * arguments from it, so nothing but queries must lead to them.
	 */
	void addBelowQueries() {
		int subgraph = this.random.nextInt(this.types.size());
		fields(subgraph, "Query").put("word", "word: String");
		this.setting.add(subgraph + "/Query");
		for (String entity : entities(subgraph)) {
			if (chance(50)) {
				set(subgraph, entity);
			}
			if (chance(60)) {
				addTaking(subgraph, entity);
			}
		}
	}

	/**
	 * Entities set a context, and nothing else leads to those that take from it: any
	 * operation may begin above.
	 */
	void addBelowEntities() {
		int subgraph = this.random.nextInt(this.types.size());
		List<String> known = entities(subgraph);
		for (String entity : known) {
			if (entity.equals(known.getFirst()) || chance(40)) {
				set(subgraph, entity);
				fields(subgraph, entity).put("talk", "talk: " + (chance(50) ? "Talk" : "[Talk]"));
			}
		}
		if (!known.isEmpty()) {
			fields(subgraph, "Talk").put("id", "id: ID!");
			addTaking(subgraph, "Talk");
			int other = this.random.nextInt(this.types.size());
			fields(other, "Talk").put("id", "id: ID!");
			fields(other, "Talk").put("length", "length: Int");
			if (other != subgraph) {
				fields(other, "Talk").put("said", "said(language: String): String @external");
				fields(other, "Talk").put("sense", "sense: String @requires(fields: \"said\")");
			}
		}
	}

	/** The word itself may be known elsewhere. */
	private void set(int subgraph, String entity) {
		this.setting.add(subgraph + "/" + entity);
		int home = this.random.nextInt(this.types.size());
		boolean elsewhere = home != subgraph && this.types.get(home).containsKey(entity);
		fields(subgraph, entity).put("word", "word: String" + (elsewhere ? " @external" : ""));
		if (elsewhere) {
			fields(home, entity).put("word", "word: String");
		}
	}

	private void addTaking(int subgraph, String entity) {
		String arguments = "(by: String @fromContext(field: \"$words { word }\"), language: String): ";
		fields(subgraph, entity).put("said", "said" + arguments + "String");
		fields(subgraph, entity).put("heard", "heard" + arguments + entity);
	}

	/**
	 * What stands behind the name of a type.
	 */
	String directives(int subgraph, String type) {
		return (this.setting.contains(subgraph + "/" + type) ? " @context(name: \"words\")" : "")
				+ (type.equals("Talk") ? " @key(fields: \"id\")" : "");
	}

}
