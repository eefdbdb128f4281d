package sijill.federation.oracle;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A random field set over the parts of an entity, as a subgraph names it that does not
 * resolve them, and therefore declares what it names.
 */
final class PartFieldSet {

	private static final int DEEPEST = 3;

	private final Random random;

	private final PartTypes parts;

	private final Map<String, Map<String, Set<Integer>>> scalars;

	private final String entity;

	private final int subgraph;

	/** A field that all types have, and that may be named. */
	private final String usual;

	private final Map<String, String> arguments = new TreeMap<>();

	private final Map<String, Set<String>> fields = new TreeMap<>();

	PartFieldSet(Random random, PartTypes parts, Map<String, Map<String, Set<Integer>>> scalars, String entity,
			int subgraph, String usual) {
		this.random = random;
		this.parts = parts;
		this.scalars = scalars;
		this.entity = entity;
		this.subgraph = subgraph;
		this.usual = usual;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private <T> T any(List<T> items) {
		return items.get(this.random.nextInt(items.size()));
	}

	/** What is provided takes no arguments. */
	private boolean may(String field) {
		return field.equals(this.usual) || !field.equals("code");
	}

	private void add(String type, String field) {
		this.fields.computeIfAbsent(type, (it) -> new TreeSet<>()).add(field);
	}

	/** A name stands for one value in one set, so it always has the same arguments. */
	private String withArguments(String field) {
		return field + (field.equals("code") ? this.arguments.computeIfAbsent(field, (it) -> someArguments()) : "");
	}

	/**
	 * Writes something of the parts.
	 * @param line the field that leads to them
	 */
	String write(String line) {
		String part = "Part" + this.entity;
		String below = some(this.parts.base(this.entity), 0);
		this.parts.fields(this.subgraph, this.entity).put("part" + this.entity, line + " @external");
		this.fields.forEach((type, names) -> names.forEach((name) -> declare(type, name)));
		if (this.parts.isAbstract(this.entity)) {
			for (String object : this.parts.objects(this.entity)) {
				declare(object, this.usual);
				if (this.parts.isInterface(this.entity)) {
					this.parts.known(part)
						.keySet()
						.stream()
						.filter(this.parts.fields(this.subgraph, part)::containsKey)
						.forEach((it) -> declare(object, it));
				}
			}
			if (this.parts.isInterface(this.entity)) {
				declare(part, this.usual);
			}
			else {
				// so that the field is used that every type needs
				below += this.parts.objects(this.entity)
					.stream()
					.map((it) -> " ... on " + it + " { " + withArguments(this.usual) + " }")
					.reduce("", String::concat);
			}
		}
		return "part" + this.entity + " { " + below.strip() + " }";
	}

	/** What is named and resolved elsewhere is external. */
	private void declare(String type, String field) {
		if (!type.startsWith("E")) {
			this.parts.put(this.subgraph, type,
					this.parts.known(type).get(field) + (type.startsWith("Part") ? "" : " @external"));
		}
	}

	/** Some fields of a type, as a field set names them. */
	private String some(String type, int depth) {
		StringBuilder text = new StringBuilder();
		List<String> names = type.startsWith("Part") && !this.parts.isInterface(this.entity) ? List.of()
				: this.parts.known(type).keySet().stream().filter(this::may).toList();
		for (int i = this.random.nextInt(3); i >= 0 && !names.isEmpty(); i--) {
			text.append(' ').append(field(any(names), type, depth));
		}
		if (type.startsWith("Part")) {
			if (names.isEmpty() || chance(30)) {
				text.append(" __typename");
			}
			for (String object : this.parts.objects(this.entity)) {
				if (chance(60)) {
					text.append(" ... on ").append(object).append(" {");
					text.append(some(object, depth)).append(" }");
				}
			}
		}
		return text.toString();
	}

	private String field(String name, String type, int depth) {
		String target = PartTypes.target(String.valueOf(this.parts.known(type).get(name)));
		boolean part = target.startsWith("Part") || target.startsWith("Bolt");
		if ((part && depth >= DEEPEST) || (target.startsWith("E") && !this.parts.knows(this.subgraph, target))) {
			return field(this.usual, type, depth);
		}
		add(type, name);
		if (type.startsWith("Part")) {
			this.parts.objects(this.entity).forEach((it) -> add(it, name));
		}
		return withArguments(name) + (part ? " {" + some(target, depth + 1) + " }"
				: target.startsWith("E") ? " { " + ofEntity(target) + " }" : "");
	}

	/** A key, or what yet another subgraph has to be asked for. */
	private String ofEntity(String other) {
		Map<String, String> known = this.parts.fields(this.subgraph, other);
		if (!may("code")) {
			return RandomKeys.part(known.keySet());
		}
		for (var field : this.scalars.getOrDefault(other, Map.of()).entrySet()) {
			String name = field.getKey().substring(0, field.getKey().indexOf(':'));
			if (!field.getValue().contains(this.subgraph) && !known.containsKey(name) && chance(50)) {
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

}
