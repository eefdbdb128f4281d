package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Values of several types below an entity, as an interface, a union or one type: others
 * require or provide what is in them, through lists, fragments and entities, with
 * arguments; two may resolve them, each its part; clients may not be to know of them.
 */
final class RandomParts {

	private static final int DEEPEST = 3;

	private final Random random;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types;

	private final Map<String, Map<String, Set<Integer>>> scalars;

	/** For each subgraph what it says of parts, by type and field. */
	private final List<Map<String, Map<String, String>>> parts = new ArrayList<>();

	/** What stands behind the name of a type, by type and subgraph. */
	private final Map<String, String> marks = new TreeMap<>();

	/** Who resolves the parts of an entity. */
	private final Map<String, List<Integer>> owners = new TreeMap<>();

	/** What kind of type each structure is, by its name. */
	private final Map<String, Kind> kinds = new TreeMap<>();

	private int number;

	RandomParts(Random random, List<Map<String, Map<String, String>>> types,
			Map<String, Map<String, Set<Integer>>> scalars) {
		this.random = random;
		this.types = types;
		this.scalars = scalars;
		types.forEach((it) -> this.parts.add(new TreeMap<>()));
	}

	private enum Kind {

		INTERFACE, UNION, OBJECT

	}

	/** What a field set names, and what who has it must therefore declare. */
	private final class Named {

		private final int subgraph;

		/** A field that all types have, and that may be named. */
		private final String usual;

		private final Map<String, String> arguments = new TreeMap<>();

		private final Map<String, Set<String>> fields = new TreeMap<>();

		Named(int subgraph, String usual) {
			this.subgraph = subgraph;
			this.usual = usual;
		}

		/** What is provided takes no arguments. */
		boolean may(String field) {
			return field.equals(this.usual) || !field.equals("code");
		}

		void add(String type, String field) {
			this.fields.computeIfAbsent(type, (it) -> new TreeSet<>()).add(field);
		}

		/**
		 * A name stands for one value in one set, so it always has the same arguments.
		 */
		String withArguments(String field) {
			return field + (field.equals("code") ? this.arguments.computeIfAbsent(field, (it) -> someArguments()) : "");
		}

	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private <T> T any(List<T> items) {
		return items.get(this.random.nextInt(items.size()));
	}

	private List<Integer> knowing(String entity) {
		List<Integer> knowing = new ArrayList<>();
		for (int subgraph = 0; subgraph < this.types.size(); subgraph++) {
			if (this.types.get(subgraph).containsKey(entity)) {
				knowing.add(subgraph);
			}
		}
		return knowing;
	}

	/**
	 * Adds parts to an entity, and who requires and provides them.
	 */
	void addTo(String entity) {
		List<Integer> knowing = knowing(entity);
		if (knowing.size() < 2) {
			return;
		}
		int home = knowing.remove(this.random.nextInt(knowing.size()));
		this.owners.put(entity, new ArrayList<>(List.of(home)));
		this.kinds.put("Part" + entity, any(List.of(Kind.values())));
		String base = base(entity);
		String type = any(List.of(base, base + "!", "[" + base + "]", "[[" + base + "!]]"));
		String line = "part" + entity + ": " + type;
		define(entity, home);
		fields(home, entity).put("part" + entity, line);
		int provider = chance(25) ? any(knowing) : -1;
		if (provider >= 0 || chance(40)) {
			share(entity, home);
		}
		if (knowing.size() > 1 && isShared(entity, home)) {
			defineAgain(entity, home, knowing.remove(this.random.nextInt(knowing.size())));
		}
		if (knowing.contains(provider)) {
			provide(entity, provider, line);
		}
		for (int i = 1 + this.random.nextInt(2); i > 0; i--) {
			require(entity, any(knowing), line);
		}
		hide(entity, home);
	}

	private String base(String entity) {
		return isAbstract(entity) ? "Part" + entity : "Bolt" + entity;
	}

	/** Others may resolve the parts, too. */
	private void share(String entity, int home) {
		fields(home, entity).computeIfPresent("part" + entity, (it, line) -> line + " @shareable");
		objects(entity).forEach((it) -> fields(home, it).replaceAll((name, line) -> line + " @shareable"));
	}

	private boolean isShared(String entity, int home) {
		return fields(home, entity).getOrDefault("part" + entity, "").contains("@shareable");
	}

	/** Another owner knows some of it, perhaps not of all types, and something else. */
	private void defineAgain(String entity, int home, int owner) {
		this.owners.getOrDefault(entity, List.of()).add(owner);
		fields(owner, entity).put("part" + entity, fields(home, entity).getOrDefault("part" + entity, ""));
		List<String> objects = objects(entity).subList(0, chance(25) ? 1 : objects(entity).size());
		Map<String, String> first = fields(home, objects.getFirst());
		Set<String> taken = new TreeSet<>(first.keySet());
		taken.removeIf((it) -> !first.getOrDefault(it, "").contains(base(entity)) && chance(40));
		taken.add("tags");
		for (String object : objects) {
			fields(home, object).forEach((name, line) -> {
				if (taken.contains(name) && (!name.equals("made") || knows(owner, target(line)))) {
					put(owner, object, line);
				}
			});
			put(owner, object, "extra" + object + ": String @shareable");
		}
		if (this.kinds.get("Part" + entity) == Kind.INTERFACE) {
			fields(home, "Part" + entity).forEach((name, line) -> {
				if (taken.contains(name)) {
					put(owner, "Part" + entity, line);
				}
			});
		}
	}

	/** All that is known of a type by who resolves its fields. */
	private Map<String, String> known(String type) {
		Map<String, String> known = new LinkedHashMap<>();
		this.owners.getOrDefault(type.substring(type.indexOf('E')), List.of())
			.forEach((owner) -> this.parts.get(owner)
				.getOrDefault(type, Map.of())
				.forEach((name, line) -> known.putIfAbsent(name, line.replace(" @shareable", ""))));
		return known;
	}

	private static String target(String line) {
		return line.substring(line.lastIndexOf(':') + 1).split("@", 2)[0].replaceAll("[\\[\\]! ]", "");
	}

	private boolean isAbstract(String entity) {
		return this.kinds.get("Part" + entity) != Kind.OBJECT;
	}

	private List<String> objects(String entity) {
		return isAbstract(entity) ? List.of("Bolt" + entity, "Nut" + entity) : List.of("Bolt" + entity);
	}

	private Map<String, String> fields(int subgraph, String type) {
		return (type.startsWith("E") || type.equals("Query") ? this.types : this.parts).get(subgraph)
			.computeIfAbsent(type, (it) -> new LinkedHashMap<>());
	}

	private void define(String entity, int home) {
		String base = base(entity);
		List<String> common = new ArrayList<>(
				List.of("code(in: String, where: Where, tone: Tone = LOUD): String", "tags: [String!]"));
		if (chance(50)) {
			common.add("inner: " + base);
		}
		String made = any(this.types.get(home).keySet().stream().filter((it) -> it.startsWith("E")).toList());
		for (String object : objects(entity)) {
			common.forEach((it) -> put(home, object, it));
			put(home, object, "only" + object + ": " + any(List.of("Int", "Float", "Color")));
			put(home, object, "list: [[" + base + "!]]");
			if (chance(60)) {
				put(home, object, "made: " + any(List.of(made, "[" + made + "]")));
			}
		}
		if (this.kinds.get("Part" + entity) == Kind.INTERFACE) {
			common.forEach((it) -> put(home, "Part" + entity, it));
		}
	}

	private void put(int subgraph, String type, String line) {
		fields(subgraph, type).put(line.split("\\W", 2)[0], line);
	}

	private void provide(String entity, int subgraph, String line) {
		String provided = named(entity, new Named(subgraph, "tags"), line);
		put(subgraph, "Query", "show" + entity + ": [" + entity + "] @provides(fields: \"" + provided + "\")");
	}

	private void require(String entity, int subgraph, String line) {
		String required = named(entity, new Named(subgraph, "code"), line);
		String result = any(List.of("String", "String", "Int", entity, "[" + entity + "!]"));
		int index = this.number++;
		String name = "whole" + index + entity;
		fields(subgraph, entity).put(name, name + (chance(30) ? "(language: String)" : "") + ": " + result
				+ " @requires(fields: \"" + required.replace("\"", "\\\"") + "\")");
	}

	/**
	 * Something of the parts, as a field set of a subgraph that does not resolve them.
	 */
	private String named(String entity, Named named, String line) {
		int subgraph = named.subgraph;
		String part = "Part" + entity;
		String below = some(base(entity), entity, named, 0);
		fields(subgraph, entity).put("part" + entity, line + " @external");
		named.fields.forEach((type, names) -> names.forEach((name) -> declare(subgraph, type, name)));
		if (isAbstract(entity)) {
			for (String object : objects(entity)) {
				declare(subgraph, object, named.usual);
				if (this.kinds.get(part) == Kind.INTERFACE) {
					known(part).keySet()
						.stream()
						.filter(fields(subgraph, part)::containsKey)
						.forEach((it) -> declare(subgraph, object, it));
				}
			}
			if (this.kinds.get(part) == Kind.INTERFACE) {
				declare(subgraph, part, named.usual);
			}
			else {
				// so that the field is used that every type needs
				below += objects(entity).stream()
					.map((it) -> " ... on " + it + " { " + named.withArguments(named.usual) + " }")
					.reduce("", String::concat);
			}
		}
		return "part" + entity + " { " + below.strip() + " }";
	}

	/** What is named and resolved elsewhere is external. */
	private void declare(int subgraph, String type, String field) {
		if (!type.startsWith("E")) {
			put(subgraph, type, known(type).get(field) + (type.startsWith("Part") ? "" : " @external"));
		}
	}

	/** Some fields of a type, as a field set names them. */
	private String some(String type, String entity, Named named, int depth) {
		StringBuilder text = new StringBuilder();
		List<String> names = type.startsWith("Part") && this.kinds.get(type) == Kind.UNION ? List.of()
				: known(type).keySet().stream().filter(named::may).toList();
		for (int i = this.random.nextInt(3); i >= 0 && !names.isEmpty(); i--) {
			text.append(' ').append(field(any(names), type, entity, named, depth));
		}
		if (type.startsWith("Part")) {
			if (names.isEmpty() || chance(30)) {
				text.append(" __typename");
			}
			for (String object : objects(entity)) {
				if (chance(60)) {
					text.append(" ... on ").append(object).append(" {");
					text.append(some(object, entity, named, depth)).append(" }");
				}
			}
		}
		return text.toString();
	}

	private String field(String name, String type, String entity, Named named, int depth) {
		String target = target(String.valueOf(known(type).get(name)));
		boolean part = target.startsWith("Part") || target.startsWith("Bolt");
		if ((part && depth >= DEEPEST) || (target.startsWith("E") && !knows(named.subgraph, target))) {
			return field(named.usual, type, entity, named, depth);
		}
		named.add(type, name);
		if (type.startsWith("Part")) {
			objects(entity).forEach((it) -> named.add(it, name));
		}
		return named.withArguments(name) + (part ? " {" + some(target, entity, named, depth + 1) + " }"
				: target.startsWith("E") ? " { " + ofEntity(target, named) + " }" : "");
	}

	private boolean knows(int subgraph, String entity) {
		return this.types.get(subgraph).containsKey(entity);
	}

	/** A key, or what yet another subgraph has to be asked for. */
	private String ofEntity(String entity, Named named) {
		int subgraph = named.subgraph;
		Map<String, String> known = fields(subgraph, entity);
		if (!named.may("code")) {
			return RandomKeys.part(known.keySet());
		}
		for (var field : this.scalars.getOrDefault(entity, Map.of()).entrySet()) {
			String name = field.getKey().substring(0, field.getKey().indexOf(':'));
			if (!field.getValue().contains(subgraph) && !known.containsKey(name) && chance(50)) {
				known.put(name, field.getKey() + " @external");
				return name;
			}
			if (known.getOrDefault(name, "").endsWith("@external") && chance(70)) {
				return name;
			}
		}
		return RandomKeys.part(known.keySet());
	}

	private String someArguments() {
		return any(List.of("", "(in: \"en\")", "(in: \"x\", where: {min: 1})", "(where: {min: 2})", "(tone: LOW)",
				"(tone: null, where: {min: 3})"));
	}

	private void hide(String entity, int home) {
		if (chance(20)) {
			Map<String, String> own = fields(home, entity);
			own.computeIfPresent("part" + entity, (it, line) -> line + " @inaccessible");
			List<String> hidden = new ArrayList<>(objects(entity));
			if (isAbstract(entity)) {
				hidden.add("Part" + entity);
			}
			hidden.forEach((it) -> this.marks.put(it + "@" + home, " @inaccessible"));
		}
		else if (isAbstract(entity) && chance(25)) {
			this.marks.put("Nut" + entity + "@" + home, " @inaccessible");
		}
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
