package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which keys an entity has in each subgraph: single ones, composite ones, lists, such as
 * go through other entities; and which of them a subgraph only names.
 */
final class RandomKeys {

	private final Random random;

	private final int subgraphs;

	/** The names of the keys of an entity in a subgraph. */
	private final Map<String, List<String>> keys = new TreeMap<>();

	/** The entity that a key of another one goes through. */
	private final Map<String, String> owners = new TreeMap<>();

	RandomKeys(Random random, int subgraphs) {
		this.random = random;
		this.subgraphs = subgraphs;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/**
	 * Says which of the usual keys a subgraph has.
	 */
	void put(String entity, int subgraph, String known) {
		this.keys.put(entity + "@" + subgraph, new ArrayList<>(List.of(known.split(" ", -1))));
	}

	List<String> of(String entity, int subgraph) {
		return this.keys.getOrDefault(entity + "@" + subgraph, List.of());
	}

	/**
	 * Adds a key of another form, which may be the only one that some have.
	 * @param owner another entity
	 */
	void addMore(String entity, int home, String owner) {
		if (!chance(60)) {
			return;
		}
		String more = List.of("keyD", "keyF", "keyG").get(this.random.nextInt(3));
		this.owners.put(entity, owner);
		for (int subgraph = 0; subgraph < this.subgraphs; subgraph++) {
			List<String> known = this.keys.get(entity + "@" + subgraph);
			if (subgraph != home && chance(40) && !this.owners.containsValue(entity)) {
				known.clear();
			}
			if (subgraph == home || known.isEmpty() || chance(20)) {
				known.add(more);
				List<String> ofOwner = this.keys.getOrDefault(owner + "@" + subgraph, known);
				if (more.equals("keyG") && !ofOwner.contains("id")) {
					ofOwner.add("id");
				}
			}
		}
	}

	/**
	 * Makes a subgraph know one of the usual keys.
	 */
	void add(String entity, int subgraph, String key) {
		List<String> known = this.keys.computeIfAbsent(entity + "@" + subgraph, (it) -> new ArrayList<>());
		if (!known.contains(key)) {
			known.add(key);
		}
	}

	/**
	 * The entity that a key goes through.
	 */
	String owner(String entity) {
		return this.owners.getOrDefault(entity, entity);
	}

	/**
	 * The field of a key.
	 */
	String line(String entity, String key) {
		return key.equals("keyG") ? "keyG: " + owner(entity) + "!" : line(key);
	}

	/**
	 * The field of a key that does not go through other entities.
	 */
	static String line(String key) {
		return switch (key) {
			case "keyC" -> "keyC: KeyC!";
			case "keyD" -> "keyD: [KeyD!]!";
			case "keyF" -> "keyF: [ID!]!";
			default -> key + ": ID!";
		};
	}

	/**
	 * A key as a directive.
	 */
	static String directive(String key) {
		return " @key(fields: \"" + selection(key) + "\")";
	}

	/** What a key selects of an entity. */
	private static String selection(String key) {
		return switch (key) {
			case "keyC" -> "keyC { keyX keyY }";
			case "keyD" -> "keyD { keyZ keyIn { keyX } }";
			case "keyG" -> "keyG { id }";
			default -> key;
		};
	}

	/**
	 * Something of the first of the keys that there are.
	 */
	static String part(Collection<String> fields) {
		for (String part : List.of("id", "keyB", "keyF", "keyC { keyX }", "keyD { keyIn { keyX } }")) {
			if (fields.contains(part.split(" ", 2)[0])) {
				return part;
			}
		}
		return "__typename";
	}

	/**
	 * The keys of an entity in a subgraph, as directives. One key at least resolves.
	 * @param resolvable the keys that have to resolve, too
	 */
	String directives(String entity, int subgraph, Set<String> resolvable) {
		StringBuilder text = new StringBuilder();
		List<String> known = of(entity, subgraph);
		for (int i = 0; i < known.size(); i++) {
			text.append(" @key(fields: \"").append(selection(known.get(i))).append('"');
			text.append((i > 0 && chance(15) && !resolvable.contains(known.get(i))) ? ", resolvable: false)" : ")");
		}
		return text.toString();
	}

	/**
	 * The values that keys are made of.
	 */
	static String definitions(String sdl) {
		return (sdl.contains("KeyC!") ? "type KeyC @shareable { keyX: ID! keyY: Int! }\n" : "") + (sdl.contains("KeyD!")
				? "type KeyD @shareable { keyZ: ID! keyIn: KeyIn! }\ntype KeyIn @shareable { keyX: ID! }\n" : "");
	}

}
