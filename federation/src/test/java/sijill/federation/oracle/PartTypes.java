package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The types of parts, by the entity that they belong to: an interface or a union of two,
 * or one alone; and what each subgraph says of them.
 */
final class PartTypes {

	/** For each subgraph the lines of each type that is no part, by field. */
	private final List<Map<String, Map<String, String>>> types;

	/** For each subgraph what it says of parts, by type and field. */
	private final List<Map<String, Map<String, String>>> parts = new ArrayList<>();

	/** What stands behind the name of a type, by type and subgraph. */
	private final Map<String, String> marks = new TreeMap<>();

	/** Who resolves the parts of an entity. */
	private final Map<String, List<Integer>> owners = new TreeMap<>();

	/** What kind of type each structure is, by its name. */
	private final Map<String, Kind> kinds = new TreeMap<>();

	PartTypes(List<Map<String, Map<String, String>>> types) {
		this.types = types;
		types.forEach((it) -> this.parts.add(new TreeMap<>()));
	}

	enum Kind {

		INTERFACE, UNION, OBJECT

	}

	/**
	 * Says what the parts of an entity are.
	 */
	void add(String entity, Kind kind) {
		this.kinds.put("Part" + entity, kind);
	}

	/**
	 * Says who resolves them, the first one first.
	 */
	void addOwner(String entity, int subgraph) {
		this.owners.computeIfAbsent(entity, (it) -> new ArrayList<>()).add(subgraph);
	}

	/**
	 * Says something of a type in a subgraph.
	 */
	void mark(int subgraph, String type, String mark) {
		this.marks.put(type + "@" + subgraph, mark);
	}

	/**
	 * What the parts of an entity are to those who lead to them.
	 */
	String base(String entity) {
		return isAbstract(entity) ? "Part" + entity : "Bolt" + entity;
	}

	/**
	 * All that is known of a type by who resolves its fields.
	 */
	Map<String, String> known(String type) {
		Map<String, String> known = new LinkedHashMap<>();
		this.owners.getOrDefault(type.substring(type.indexOf('E')), List.of())
			.forEach((owner) -> this.parts.get(owner)
				.getOrDefault(type, Map.of())
				.forEach((name, line) -> known.putIfAbsent(name, line.replace(" @shareable", ""))));
		return known;
	}

	static String target(String line) {
		return line.substring(line.lastIndexOf(':') + 1).split("@", 2)[0].replaceAll("[\\[\\]! ]", "");
	}

	boolean isAbstract(String entity) {
		return this.kinds.get("Part" + entity) != Kind.OBJECT;
	}

	boolean isInterface(String entity) {
		return this.kinds.get("Part" + entity) == Kind.INTERFACE;
	}

	List<String> objects(String entity) {
		return isAbstract(entity) ? List.of("Bolt" + entity, "Nut" + entity) : List.of("Bolt" + entity);
	}

	Map<String, String> fields(int subgraph, String type) {
		return (type.startsWith("E") || type.equals("Query") ? this.types : this.parts).get(subgraph)
			.computeIfAbsent(type, (it) -> new LinkedHashMap<>());
	}

	void put(int subgraph, String type, String line) {
		fields(subgraph, type).put(line.split("\\W", 2)[0], line);
	}

	boolean knows(int subgraph, String entity) {
		return this.types.get(subgraph).containsKey(entity);
	}

	/**
	 * The parts that a subgraph knows.
	 */
	String definitions(int subgraph) {
		StringBuilder sdl = new StringBuilder();
		Set<String> structures = new TreeSet<>();
		this.parts.get(subgraph).forEach((type, fields) -> {
			String structure = "Part" + type.substring(type.indexOf('E'));
			structures.add(structure);
			boolean isInterface = this.kinds.get(structure) == Kind.INTERFACE;
			String mark = this.marks.getOrDefault(type + "@" + subgraph, "");
			if (type.startsWith("Part")) {
				sdl.append("interface ").append(type).append(mark);
			}
			else {
				sdl.append("type ").append(type).append(isInterface ? " implements " + structure : "").append(mark);
			}
			sdl.append(" { ").append(String.join(" ", fields.values())).append(" }\n");
		});
		for (String structure : structures) {
			if (this.kinds.get(structure) == Kind.UNION) {
				sdl.append("union ")
					.append(structure)
					.append(this.marks.getOrDefault(structure + "@" + subgraph, ""))
					.append(" = ")
					.append(objects(structure.substring(4)).stream()
						.filter(this.parts.get(subgraph)::containsKey)
						.collect(Collectors.joining(" | ")))
					.append('\n');
			}
		}
		return sdl.toString();
	}

}
