package sijill.federation.oracle;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A subgraph that knows an interface of another one only as an object: with fields of its
 * own, some of which require what the implementations have.
 */
final class RandomInterfaceObject {

	private final Random random;

	private final boolean requires;

	RandomInterfaceObject(Random random) {
		this.random = random;
		this.requires = random.nextBoolean();
	}

	/**
	 * Adds what the interface needs to the types that implement it in its home.
	 */
	void addTo(Map<String, Map<String, String>> home, List<String> implementations) {
		for (String type : implementations) {
			home.get(type).put("title", "title: String");
			home.get(type)
				.put("only" + type, "only" + type + ": Int" + (this.random.nextBoolean() ? "" : " @shareable"));
		}
		home.computeIfAbsent("Query", (it) -> new java.util.LinkedHashMap<>()).put("things", "things: [Thing]");
	}

	/**
	 * The interface in its home.
	 */
	String definition() {
		return "interface Thing @key(fields: \"id\") { id: ID! title: String }\n";
	}

	/**
	 * The subgraph that does not know who implements it.
	 */
	String subgraph(int number) {
		String fields = "id: ID! size" + number + ": Int nick" + number + "(language: String): String";
		if (this.random.nextBoolean()) {
			fields += " next" + number + ": [Thing!]";
		}
		if (this.requires) {
			fields += " title: String @external label" + number + ": String @requires(fields: \"title\")";
		}
		return "type Query { some" + number + ": [Thing] oneThing" + number + "(id: ID): Thing }\n"
				+ "type Thing @key(fields: \"id\") @interfaceObject { " + fields + " }\n";
	}

}
