package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An interface with one key or several: one subgraph or two know it as an entity with all
 * of its types, another one without a key, and some only as an object, by keys of their
 * own and with fields of their own, which others may provide. Of these some require what
 * the types have, what other objects have, or what stands behind them; and types require
 * what the objects have.
 */
final class RandomThings {

	private final Random random;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types;

	/** The keys that the interface has in each subgraph that knows it as an entity. */
	private final Map<Integer, Set<String>> homes = new TreeMap<>();

	/** The types that each subgraph knows to implement the interface. */
	private final Map<Integer, Set<String>> implementing = new TreeMap<>();

	private final Map<Integer, Set<String>> fields = new TreeMap<>();

	private final int objects;

	/** Whether what the objects have is provided on the way to them, too. */
	private final boolean provides;

	RandomThings(Random random, List<Map<String, Map<String, String>>> types) {
		this.random = random;
		this.types = types;
		this.objects = 1 + random.nextInt(2);
		this.provides = chance(30);
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/**
	 * Makes types known as the interface where they are all entities.
	 * @param shared the keys that all have there
	 */
	void addHome(int home, Set<String> things, List<String> shared) {
		boolean first = this.homes.isEmpty();
		Set<String> keys = new TreeSet<>(shared);
		keys.removeIf((it) -> chance(40));
		if (keys.isEmpty()) {
			keys.add(shared.getFirst());
		}
		this.homes.put(home, keys);
		this.implementing.put(home, things);
		Set<String> own = this.fields.computeIfAbsent(home, (it) -> new TreeSet<>());
		own.add(first ? "title: String" : "rank: Int");
		if (chance(50)) {
			own.add(first ? "kin: " + (chance(50) ? "Thing" : "[Thing!]") : "peer: Thing");
		}
		for (String type : things) {
			Map<String, String> lines = lines(home, type);
			own.forEach((it) -> lines.put(it.split(":", 2)[0], it));
			if (first) {
				lines.put("only" + type, "only" + type + ": Int" + (chance(50) ? "" : " @shareable"));
				if (this.provides || chance(20)) {
					lines.put("size0", "size0: Int @external");
					lines.put("sized", "sized: String @requires(fields: \"size0\")");
				}
			}
		}
		String provided = first && this.provides
				? " @provides(fields: \"... on " + things.iterator().next() + " { size0 }\")" : "";
		lines(home, "Query").put("things" + home, "things" + home + ": [Thing]" + provided);
	}

	/**
	 * Makes some of the types known as the interface, without any key.
	 */
	void addPlain(int subgraph, Set<String> some) {
		this.implementing.put(subgraph, some);
		this.fields.put(subgraph, Set.of("id: ID!"));
		lines(subgraph, "Query").put("plain" + subgraph, "plain" + subgraph + ": [Thing]");
	}

	private Map<String, String> lines(int subgraph, String type) {
		return this.types.get(subgraph).computeIfAbsent(type, (it) -> new LinkedHashMap<>());
	}

	boolean isImplementedBy(String type, int subgraph) {
		return this.implementing.getOrDefault(subgraph, Set.of()).contains(type);
	}

	/**
	 * The keys that the interface has in a subgraph.
	 */
	Set<String> keys(int subgraph) {
		return this.homes.getOrDefault(subgraph, Set.of());
	}

	/**
	 * The interface in a subgraph; empty where that does not know it.
	 */
	String definition(int subgraph) {
		Set<String> own = this.fields.getOrDefault(subgraph, Set.of());
		Set<String> keys = keys(subgraph);
		StringBuilder sdl = new StringBuilder("interface Thing");
		keys.forEach((it) -> sdl.append(RandomKeys.directive(it)));
		sdl.append(" { ");
		keys.forEach((it) -> sdl.append(RandomKeys.line(it)).append(' '));
		return own.isEmpty() ? "" : sdl + String.join(" ", own) + " }\n";
	}

	/**
	 * The subgraphs that do not know who implements the interface.
	 */
	Map<String, String> objects() {
		Map<String, String> sdls = new LinkedHashMap<>();
		for (int number = 0; number < this.objects && !this.homes.isEmpty(); number++) {
			sdls.put("o" + number, RandomWording.LINK + object(number));
		}
		return sdls;
	}

	private String object(int number) {
		Set<String> known = new TreeSet<>();
		this.homes.values().forEach(known::addAll);
		List<String> keys = new ArrayList<>(known);
		while (keys.size() > 1 && chance(60)) {
			keys.remove(this.random.nextInt(keys.size()));
		}
		Map<String, String> lines = new LinkedHashMap<>();
		keys.forEach((it) -> lines.put(it, RandomKeys.line(it)));
		lines.put("size" + number, "size" + number + ": Int" + (this.provides ? " @shareable" : ""));
		lines.put("nick" + number, "nick" + number + "(language: String): String");
		lines.put("fame", "fame: Int @shareable");
		if (chance(50)) {
			int other = (number + 1) % this.objects;
			String provided = "";
			if (this.provides && other != number) {
				lines.put("size" + other, "size" + other + ": Int @external");
				provided = " @provides(fields: \"size" + other + "\")";
			}
			lines.put("next" + number, "next" + number + ": [Thing!]" + provided);
		}
		addRequirements(number, lines);
		StringBuilder sdl = new StringBuilder(
				"type Query { some" + number + ": [Thing] oneThing" + number + "(id: ID): Thing }\ntype Thing");
		keys.forEach((it) -> sdl.append(RandomKeys.directive(it)));
		sdl.append(" @interfaceObject { ").append(String.join(" ", lines.values())).append(" }\n");
		return sdl + RandomKeys.definitions(sdl.toString());
	}

	/** What is required of the thing itself, or of the things behind it. */
	private void addRequirements(int number, Map<String, String> lines) {
		int other = (number + 1) % this.objects;
		List<String> plain = new ArrayList<>(List.of("title: String"));
		if (other != number) {
			plain.add("size" + other + ": Int");
		}
		List<String> behind = new ArrayList<>();
		this.fields.values().forEach((own) -> own.stream().filter((it) -> it.contains("Thing")).forEach(behind::add));
		for (int i = 0; i < 2 && chance(50); i++) {
			String line = plain.get(this.random.nextInt(plain.size()));
			lines.put(name(line), line + " @external");
			String required = name(line);
			if (!behind.isEmpty() && chance(40)) {
				String way = behind.get(this.random.nextInt(behind.size()));
				lines.put(name(way), way + " @external");
				required = name(way) + " { " + required + " }";
			}
			String label = "label" + number + i;
			lines.put(label, label + ": String @requires(fields: \"" + required + "\")");
		}
	}

	private static String name(String line) {
		return line.split("\\W", 2)[0];
	}

}
