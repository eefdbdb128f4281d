package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * What happens to subgraphs that live on: fields move from one to another, things become
 * inaccessible, enums and inputs drift apart, mutations and subscriptions come in, and
 * fields require what stands behind other fields.
 */
final class RandomChanges {

	private final Random random;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types;

	private final RandomContexts contexts;

	RandomChanges(Random random, List<Map<String, Map<String, String>>> types) {
		this.random = random;
		this.types = types;
		this.contexts = new RandomContexts(random, types);
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	void apply() {
		addDeepRequirements();
		new RandomMoves(this.random, this.types).apply();
		hideFields();
		addArguments();
		if (chance(15)) {
			this.contexts.addBelowQueries();
			return;
		}
		if (chance(15)) {
			this.contexts.addBelowEntities();
		}
		if (chance(60)) {
			addMutations();
		}
		if (chance(40)) {
			addSubscription();
		}
	}

	/**
	 * What stands behind the name of a type.
	 */
	String contexts(int subgraph, String type) {
		return this.contexts.directives(subgraph, type);
	}

	private List<String> entities(int subgraph) {
		return this.types.get(subgraph).keySet().stream().filter((it) -> it.startsWith("E")).toList();
	}

	private Map<String, String> fields(int subgraph, String type) {
		return this.types.get(subgraph).computeIfAbsent(type, (it) -> new LinkedHashMap<>());
	}

	private void hideFields() {
		for (int subgraph = 0; subgraph < this.types.size(); subgraph++) {
			for (String entity : entities(subgraph)) {
				fields(subgraph, entity).replaceAll((name,
						line) -> !line.contains("@external") && !name.startsWith("id")
								&& !name.matches("title|kin|rank|peer") && chance(name.matches("key[BC]") ? 1 : 6)
										? line + " @inaccessible" : line);
			}
		}
	}

	/** A field that requires keys of what stands behind another subgraph's field. */
	private void addDeepRequirements() {
		for (int from = 0; from < this.types.size(); from++) {
			for (String entity : entities(from)) {
				for (String field : new TreeSet<>(fields(from, entity).keySet())) {
					String line = String.valueOf(fields(from, entity).get(field));
					String type = line.substring(line.indexOf(':') + 1).strip().split(" ", 2)[0];
					int asking = this.random.nextInt(this.types.size());
					String target = type.replaceAll("[\\[\\]!]", "");
					if (field.startsWith("to") && target.startsWith("E") && asking != from && chance(50)
							&& entities(asking).containsAll(List.of(entity, target))
							&& !fields(asking, entity).containsKey(field)) {
						fields(asking, entity).put(field, field + ": " + type + " @external");
						String key = RandomKeys.part(fields(asking, target).keySet());
						String result = switch (this.random.nextInt(4)) {
							case 0 -> entity;
							case 1 -> "[" + target + "]";
							default -> "String";
						};
						String name = "deep" + asking + field;
						fields(asking, entity).put(name,
								name + ": " + result + " @requires(fields: \"" + field + " { " + key + " }\")");
					}
				}
			}
		}
	}

	/** What a shared field is asked with is known by some of its subgraphs only. */
	private void addArguments() {
		for (int subgraph = 0; subgraph < this.types.size(); subgraph++) {
			for (String entity : entities(subgraph)) {
				fields(subgraph, entity).replaceAll((name, line) -> {
					if ((name.startsWith("to") || name.equals("split")) && !isExternalSomewhere(entity, name)
							&& chance(40)) {
						List<String> arguments = new ArrayList<>();
						if (chance(60)) {
							arguments.add("tone: Tone");
						}
						if (arguments.isEmpty() || chance(60)) {
							arguments.add("where: Where");
						}
						return line.replaceFirst(":", "(" + String.join(" ", arguments) + "):");
					}
					return line;
				});
			}
		}
	}

	/** Who marks a field external has to repeat its arguments. */
	private boolean isExternalSomewhere(String entity, String field) {
		return this.types.stream()
			.anyMatch((it) -> it.getOrDefault(entity, Map.of()).getOrDefault(field, "").contains("@external"));
	}

	private void addMutations() {
		int count = 1 + this.random.nextInt(4);
		for (int i = 0; i < count; i++) {
			int subgraph = this.random.nextInt(this.types.size());
			List<String> known = entities(subgraph);
			if (!known.isEmpty()) {
				String target = known.get(this.random.nextInt(known.size()));
				fields(subgraph, "Mutation").put("do" + i, "do" + i + "(id: ID): " + target);
				int other = this.random.nextInt(this.types.size());
				if (chance(20) && entities(other).contains(target) && other != subgraph) {
					fields(subgraph, "Mutation").put("do" + i, "do" + i + "(id: ID): " + target + " @shareable");
					fields(other, "Mutation").put("do" + i, "do" + i + "(id: ID): " + target + " @shareable");
				}
			}
		}
	}

	/** Events that are entities, lists of them, or one of several types. */
	private void addSubscription() {
		int subgraph = this.random.nextInt(this.types.size());
		List<String> known = entities(subgraph);
		if (!known.isEmpty()) {
			String target = known.get(this.random.nextInt(known.size()));
			String several = this.types.get(subgraph)
				.getOrDefault("Query", Map.of())
				.values()
				.stream()
				.map((it) -> it.substring(it.indexOf(':') + 1).split("@", 2)[0].strip())
				.filter((it) -> it.contains("Node") || it.contains("Any") || it.contains("Thing"))
				.findFirst()
				.orElse("[" + target + "!]");
			fields(subgraph, "Subscription").put("on", "on(id: ID): " + target);
			fields(subgraph, "Subscription").put("onSome", "onSome: " + several);
		}
	}

	/**
	 * The enums and inputs of a subgraph, which know different things in each.
	 */
	String leaves() {
		String hidden = chance(10) ? " @inaccessible" : "";
		StringBuilder sdl = new StringBuilder("enum Color { RED GREEN" + (chance(75) ? " BLUE" + hidden : "") + " }\n");
		sdl.append("enum Tone { LOUD LOW").append(chance(75) ? " SOFT" : "").append(" }\n");
		sdl.append("input Where { min: Int")
			.append(chance(75) ? " most: Int" : "")
			.append(chance(75) ? " tone: Tone" : "")
			.append(" }\n");
		return sdl.toString();
	}

}
