package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values of several types below an entity, as an interface, a union or one type: others
 * require or provide what is in them, through lists, fragments and entities, with
 * arguments; two may resolve them, each its part; clients may not be to know of them.
 */
final class RandomParts {

	private final Random random;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types;

	private final Map<String, Map<String, Set<Integer>>> scalars;

	private final PartTypes parts;

	private int number;

	RandomParts(Random random, List<Map<String, Map<String, String>>> types,
			Map<String, Map<String, Set<Integer>>> scalars) {
		this.random = random;
		this.types = types;
		this.scalars = scalars;
		this.parts = new PartTypes(types);
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
		this.parts.addOwner(entity, home);
		this.parts.add(entity, any(List.of(PartTypes.Kind.values())));
		String base = this.parts.base(entity);
		String type = any(List.of(base, base + "!", "[" + base + "]", "[[" + base + "!]]"));
		String line = "part" + entity + ": " + type;
		define(entity, home);
		this.parts.fields(home, entity).put("part" + entity, line);
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

	/** Others may resolve the parts, too. */
	private void share(String entity, int home) {
		this.parts.fields(home, entity).computeIfPresent("part" + entity, (it, line) -> line + " @shareable");
		this.parts.objects(entity)
			.forEach((it) -> this.parts.fields(home, it).replaceAll((name, line) -> line + " @shareable"));
	}

	private boolean isShared(String entity, int home) {
		return this.parts.fields(home, entity).getOrDefault("part" + entity, "").contains("@shareable");
	}

	/** Another owner knows some of it, perhaps not of all types, and something else. */
	private void defineAgain(String entity, int home, int owner) {
		this.parts.addOwner(entity, owner);
		this.parts.fields(owner, entity)
			.put("part" + entity, this.parts.fields(home, entity).getOrDefault("part" + entity, ""));
		List<String> objects = this.parts.objects(entity)
			.subList(0, chance(25) ? 1 : this.parts.objects(entity).size());
		Map<String, String> first = this.parts.fields(home, objects.getFirst());
		Set<String> taken = new TreeSet<>(first.keySet());
		taken.removeIf((it) -> !first.getOrDefault(it, "").contains(this.parts.base(entity)) && chance(40));
		taken.add("tags");
		for (String object : objects) {
			this.parts.fields(home, object).forEach((name, line) -> {
				if (taken.contains(name) && (!name.equals("made") || this.parts.knows(owner, PartTypes.target(line)))) {
					this.parts.put(owner, object, line);
				}
			});
			this.parts.put(owner, object, "extra" + object + ": String @shareable");
		}
		if (this.parts.isInterface(entity)) {
			this.parts.fields(home, "Part" + entity).forEach((name, line) -> {
				if (taken.contains(name)) {
					this.parts.put(owner, "Part" + entity, line);
				}
			});
		}
	}

	private void define(String entity, int home) {
		String base = this.parts.base(entity);
		List<String> common = new ArrayList<>(
				List.of("code(in: String, where: Where, tone: Tone = LOUD): String", "tags: [String!]"));
		if (chance(50)) {
			common.add("inner: " + base);
		}
		String made = any(this.types.get(home).keySet().stream().filter((it) -> it.startsWith("E")).toList());
		for (String object : this.parts.objects(entity)) {
			common.forEach((it) -> this.parts.put(home, object, it));
			this.parts.put(home, object, "only" + object + ": " + any(List.of("Int", "Float", "Color")));
			this.parts.put(home, object, "list: [[" + base + "!]]");
			if (chance(60)) {
				this.parts.put(home, object, "made: " + any(List.of(made, "[" + made + "]")));
			}
		}
		if (this.parts.isInterface(entity)) {
			common.forEach((it) -> this.parts.put(home, "Part" + entity, it));
		}
	}

	private PartFieldSet fieldSet(String entity, int subgraph, String usual) {
		return new PartFieldSet(this.random, this.parts, this.scalars, entity, subgraph, usual);
	}

	private void provide(String entity, int subgraph, String line) {
		String provided = fieldSet(entity, subgraph, "tags").write(line);
		this.parts.put(subgraph, "Query",
				"show" + entity + ": [" + entity + "] @provides(fields: \"" + provided + "\")");
	}

	private void require(String entity, int subgraph, String line) {
		String required = fieldSet(entity, subgraph, "code").write(line);
		String result = any(List.of("String", "String", "Int", entity, "[" + entity + "!]"));
		int index = this.number++;
		String name = "whole" + index + entity;
		this.parts.fields(subgraph, entity)
			.put(name, name + (chance(30) ? "(language: String)" : "") + ": " + result + " @requires(fields: \""
					+ required.replace("\"", "\\\"") + "\")");
	}

	private void hide(String entity, int home) {
		if (chance(20)) {
			Map<String, String> own = this.parts.fields(home, entity);
			own.computeIfPresent("part" + entity, (it, line) -> line + " @inaccessible");
			List<String> hidden = new ArrayList<>(this.parts.objects(entity));
			if (this.parts.isAbstract(entity)) {
				hidden.add("Part" + entity);
			}
			hidden.forEach((it) -> this.parts.mark(home, it, " @inaccessible"));
		}
		else if (this.parts.isAbstract(entity) && chance(25)) {
			this.parts.mark(home, "Nut" + entity, " @inaccessible");
		}
	}

	/**
	 * The parts that a subgraph knows.
	 */
	String definitions(int subgraph) {
		return this.parts.definitions(subgraph);
	}

}
