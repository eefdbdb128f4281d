package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A random schema, split at random into subgraphs: entities with several keys, chains of
 * keys, shared fields of differing nullability, values that are split, interfaces and
 * unions whose members differ, interface objects, external, required and provided fields,
 * some under other names or in the words of Federation 1. A seed always gives the same
 * subgraphs. Long, since one thing is decided by what was decided for others.
 */
public final class RandomFederation {

	private final Random random;

	private final int subgraphs;

	private final int entities;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types = new ArrayList<>();

	private final List<Map<String, Set<String>>> interfaces = new ArrayList<>();

	private final List<Set<String>> unionMembers = new ArrayList<>();

	private final RandomKeys keys;

	/** The plain fields of each entity, with the subgraphs that resolve them. */
	private final Map<String, Map<String, Set<Integer>>> scalars = new TreeMap<>();

	/** Who resolves the field with an argument of an entity. */
	private final Map<String, Set<Integer>> f0 = new TreeMap<>();

	private final RandomThings things;

	private final RandomChanges changes;

	private final RandomParts parts;

	public RandomFederation(long seed) {
		this.random = new Random(seed);
		this.subgraphs = 2 + this.random.nextInt(3);
		this.entities = 2 + this.random.nextInt(3);
		this.keys = new RandomKeys(new Random(seed + 1), this.subgraphs);
		for (int i = 0; i < this.subgraphs; i++) {
			this.types.add(new TreeMap<>());
			this.interfaces.add(new TreeMap<>());
			this.unionMembers.add(new LinkedHashSet<>());
		}
		List<Integer> homes = new ArrayList<>();
		for (int i = 0; i < this.entities; i++) {
			homes.add(addKeys("E" + i));
		}
		for (int i = 0; i < this.entities; i++) {
			this.keys.addMore("E" + i, homes.get(i), "E" + (i + 1) % this.entities);
		}
		for (int i = 0; i < this.entities; i++) {
			addEntity("E" + i, homes.get(i));
		}
		for (int i = 0; i < this.entities; i++) {
			addLinks("E" + i);
			addRequirements("E" + i);
		}
		addSplitValue("E0");
		addRoots();
		this.things = new RandomThings(this.random, this.types);
		if (chance(50)) {
			addThings();
		}
		this.changes = new RandomChanges(this.random, this.types);
		this.changes.apply();
		this.parts = new RandomParts(this.random, this.types, this.scalars);
		for (int i = 0; i < this.entities; i++) {
			if (chance(50)) {
				this.parts.addTo("E" + i);
			}
		}
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private int anySubgraph() {
		return this.random.nextInt(this.subgraphs);
	}

	private Map<String, String> type(int subgraph, String name) {
		return this.types.get(subgraph).computeIfAbsent(name, (it) -> new LinkedHashMap<>());
	}

	/** The home of an entity knows all of its keys, the others one of them at least. */
	private int addKeys(String name) {
		int home = anySubgraph();
		for (int subgraph = 0; subgraph < this.subgraphs; subgraph++) {
			String known = (subgraph == home || chance(20)) ? "id keyB keyC"
					: chance(50) ? "id" : chance(60) ? "keyB" : "keyC";
			this.keys.put(name, subgraph, known);
		}
		return home;
	}

	private void addEntity(String name, int home) {
		enter(home, name);
		this.scalars.put(name, new TreeMap<>());
		int count = 2 + this.random.nextInt(4);
		for (int i = 0; i < count; i++) {
			String field = "f" + i;
			String type = List.of("Int", "String", "Float", "Boolean", "Color", "[String]", "Value")
				.get(this.random.nextInt(7));
			Set<Integer> owners = new LinkedHashSet<>(List.of(anySubgraph()));
			if (chance(30)) {
				owners.add(anySubgraph());
			}
			boolean strict = true;
			for (int owner : owners) {
				enter(owner, name);
				useValue(owner, type);
				String arguments = type.equals("String") && i == 0 ? "(language: String)" : "";
				boolean strictHere = chance(25);
				strict &= strictHere;
				type(owner, name).put(field, field + arguments + ": " + type + (strictHere ? "!" : "")
						+ ((owners.size() > 1) ? " @shareable" : ""));
			}
			if (type.equals("String") && i == 0) {
				this.f0.put(name, owners);
			}
			if (!type.equals("Value") && i > 0) {
				this.scalars.get(name).put(field + ": " + type + (strict ? "!" : ""), owners);
			}
		}
	}

	/** Makes a subgraph know an entity, with its keys there. */
	private void enter(int subgraph, String entity) {
		Map<String, String> type = type(subgraph, entity);
		for (String key : this.keys.of(entity, subgraph)) {
			if (type.putIfAbsent(key, this.keys.line(entity, key)) == null && key.equals("keyG")) {
				enter(subgraph, this.keys.owner(entity));
			}
		}
	}

	private void useValue(int subgraph, String type) {
		if (type.equals("Value")) {
			type(subgraph, "Value").put("x", "x: Int @shareable");
			type(subgraph, "Value").put("y", "y: [Int] @shareable");
			type(subgraph, "Value").put("color", "color: Color @shareable");
		}
	}

	private void addLinks(String name) {
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			int subgraph = anySubgraph();
			enter(subgraph, name);
			String target = "E" + this.random.nextInt(this.entities);
			enter(subgraph, target);
			String type = switch (this.random.nextInt(8)) {
				case 0 -> "[" + target + "]";
				case 1 -> "[" + target + "!]";
				case 4 -> "[[" + target + "!]!]";
				case 5 -> target + "!";
				case 2 -> some(subgraph, "Node");
				case 3 -> some(subgraph, "Any");
				default -> target;
			};
			String provides = type.equals(target) && chance(40) ? provided(subgraph, target)
					: (type.equals("Node") || type.equals("Any")) && chance(40) ? providedOfOne(subgraph, type) : "";
			type(subgraph, name).put("to" + subgraph + i, "to" + subgraph + i + ": " + type + provides);
		}
	}

	/** An external field that a path provides must be shared by those that resolve it. */
	private String provided(int subgraph, String target) {
		for (var field : this.scalars.get(target).entrySet()) {
			String name = field.getKey().substring(0, field.getKey().indexOf(':'));
			if (!field.getValue().contains(subgraph) && !type(subgraph, target).containsKey(name)) {
				type(subgraph, target).put(name, field.getKey() + " @external");
				field.getValue()
					.forEach((owner) -> type(owner, target).computeIfPresent(name,
							(it, line) -> line.contains("@shareable") ? line : line + " @shareable"));
				return " @provides(fields: \"" + name + "\")";
			}
		}
		return "";
	}

	/**
	 * What is provided for one of the types that stand behind an interface or a union.
	 */
	private String providedOfOne(int subgraph, String type) {
		Set<String> members = type.equals("Node") ? this.interfaces.get(subgraph).keySet()
				: this.unionMembers.get(subgraph);
		String member = members.iterator().next();
		return provided(subgraph, member).replaceFirst("\"(\\w+)\"", "\"... on " + member + " { $1 }\"");
	}

	/** An interface or union over some of the entities that a subgraph knows. */
	private String some(int subgraph, String name) {
		List<String> known = this.types.get(subgraph).keySet().stream().filter((it) -> it.startsWith("E")).toList();
		String member = known.get(this.random.nextInt(known.size()));
		if (name.equals("Node")) {
			for (String entity : known) {
				if (entity.equals(member) || chance(50)) {
					this.interfaces.get(subgraph).computeIfAbsent(entity, (it) -> new LinkedHashSet<>()).add("Node");
				}
			}
			return "Node";
		}
		this.unionMembers.get(subgraph).add(member);
		this.unionMembers.get(subgraph).add(known.getFirst());
		return "Any";
	}

	private void addRequirements(String name) {
		int asking = anySubgraph();
		if (this.f0.containsKey(name) && !this.f0.get(name).contains(asking)) {
			enter(asking, name);
			type(asking, name).put("f0",
					this.types.get(this.f0.get(name).iterator().next()).get(name).get("f0").split(" @", 2)[0]
							+ " @external");
			for (String language : List.of("en", "ar")) {
				type(asking, name).put("in" + language,
						"in" + language + ": String @requires(fields: \"f0(language: \\\"" + language + "\\\")\")");
			}
		}
		for (var field : this.scalars.get(name).entrySet()) {
			int subgraph = anySubgraph();
			String required = field.getKey().substring(0, field.getKey().indexOf(':'));
			if (!field.getValue().contains(subgraph) && chance(40)) {
				enter(subgraph, name);
				type(subgraph, name).putIfAbsent(required, field.getKey() + " @external");
				type(subgraph, name).put("of" + subgraph + required,
						"of" + subgraph + required + ": String @requires(fields: \"" + required + "\")");
				if (chance(40)) {
					requireAgain(name, "of" + subgraph + required, subgraph);
				}
			}
		}
	}

	/** What requires something is required itself. */
	private void requireAgain(String name, String field, int owner) {
		int subgraph = anySubgraph();
		if (subgraph != owner) {
			enter(subgraph, name);
			type(subgraph, name).put(field, field + ": String @external");
			type(subgraph, name).put("again" + field,
					"again" + field + ": String @requires(fields: \"" + field + "\")");
		}
	}

	private void addRoots() {
		for (int i = 0; i < this.entities; i++) {
			int subgraph = anySubgraph();
			enter(subgraph, "E" + i);
			type(subgraph, "Query").put("all" + i, "all" + i + ": [E" + i + "]");
			type(subgraph, "Query").put("one" + i, "one" + i + "(id: ID): E" + i + " @shareable");
			int other = anySubgraph();
			enter(other, "E" + i);
			type(other, "Query").put("one" + i, "one" + i + "(id: ID): E" + i + " @shareable");
		}
		for (int subgraph = 0; subgraph < this.subgraphs; subgraph++) {
			if (!this.interfaces.get(subgraph).isEmpty()) {
				type(subgraph, "Query").put("nodes" + subgraph, "nodes" + subgraph + ": [Node]");
			}
			if (!this.unionMembers.get(subgraph).isEmpty()) {
				type(subgraph, "Query").put("any" + subgraph, "any" + subgraph + ": [Any!]");
				type(subgraph, "Query").put("any", "any: [Any] @shareable");
			}
		}
	}

	public Map<String, String> sdls() {
		Map<String, String> sdls = new LinkedHashMap<>();
		for (int subgraph = 0; subgraph < this.subgraphs; subgraph++) {
			sdls.put("s" + subgraph, sdl(subgraph));
		}
		sdls.putAll(this.things.objects());
		RandomWording wording = new RandomWording(this.random);
		sdls.replaceAll((name, sdl) -> wording.word(sdl));
		return sdls;
	}

	private String sdl(int subgraph) {
		if (commonFields(subgraph).startsWith("common")) {
			nodes(subgraph).forEach((it) -> type(subgraph, it).put("common", "common: Int @shareable"));
		}
		StringBuilder sdl = new StringBuilder(RandomWording.LINK);
		this.types.get(subgraph).forEach((name, fields) -> {
			sdl.append("type ").append(name);
			List<String> implemented = new ArrayList<>();
			if (this.interfaces.get(subgraph).containsKey(name)) {
				implemented.add("Node");
			}
			if (this.things.isImplementedBy(name, subgraph)) {
				implemented.add("Thing");
			}
			if (!implemented.isEmpty()) {
				sdl.append(" implements ").append(String.join(" & ", implemented));
			}
			sdl.append(this.changes.contexts(subgraph, name));
			if (name.startsWith("E")) {
				sdl.append(this.keys.directives(name, subgraph, this.things.keys(subgraph)));
			}
			sdl.append(" {\n  ").append(String.join("\n  ", fields.values())).append("\n}\n");
		});
		sdl.append(this.changes.leaves());
		sdl.append(this.parts.definitions(subgraph));
		sdl.append(RandomKeys.definitions(sdl.toString()));
		sdl.append(this.things.definition(subgraph));
		if (!this.interfaces.get(subgraph).isEmpty()) {
			sdl.append("interface Node { ").append(commonFields(subgraph)).append(" }\n");
		}
		if (!this.unionMembers.get(subgraph).isEmpty()) {
			sdl.append("union Any = ").append(String.join(" | ", this.unionMembers.get(subgraph))).append('\n');
		}
		return sdl.toString();
	}

	/** A value whose fields live in two subgraphs, under a field that both resolve. */
	private void addSplitValue(String entity) {
		int left = anySubgraph();
		int right = anySubgraph();
		for (int subgraph : new int[] { left, right }) {
			enter(subgraph, entity);
			String name = (subgraph == left) ? "left" : "right";
			type(subgraph, entity).put("split", "split: Split @shareable");
			type(subgraph, "Split").put("both", "both: Int @shareable");
			type(subgraph, "Split").put(name, name + ": String");
			type(subgraph, "Query").put("split", "split: [Split] @shareable");
		}
	}

	/** An interface that is an entity: all who know it so know all of its types. */
	private void addThings() {
		int home = anySubgraph();
		Set<String> all = new TreeSet<>(this.types.get(home).keySet());
		all.removeIf((it) -> !it.startsWith("E") || !this.keys.of(it, home).contains("id"));
		if (all.isEmpty()) {
			return;
		}
		this.things.addHome(home, all, sharedKeys(home, all));
		int other = anySubgraph();
		if (other != home && chance(40)) {
			String key = List.of("id", "keyB", "keyC").get(this.random.nextInt(3));
			for (String type : all) {
				this.keys.add(type, other, key);
				enter(other, type);
			}
			this.things.addHome(other, all, sharedKeys(other, all));
		}
		else if (other != home && chance(40)) {
			Set<String> some = new TreeSet<>(all);
			some.removeIf((it) -> !this.keys.of(it, other).contains("id"));
			if (!some.isEmpty()) {
				some.forEach((it) -> enter(other, it));
				this.things.addPlain(other, some);
			}
		}
	}

	private List<String> sharedKeys(int subgraph, Set<String> entities) {
		return Stream.of("id", "keyB", "keyC")
			.filter((key) -> entities.stream().allMatch((it) -> this.keys.of(it, subgraph).contains(key)))
			.toList();
	}

	/**
	 * An interface needs a field that all who implement it have.
	 */
	private String commonFields(int subgraph) {
		for (String key : new String[] { "id", "keyB" }) {
			if (nodes(subgraph).allMatch((it) -> this.keys.of(it, subgraph).contains(key))) {
				return key + ": ID!";
			}
		}
		return "common: Int";
	}

	private Stream<String> nodes(int subgraph) {
		return this.interfaces.get(subgraph).keySet().stream();
	}

}
