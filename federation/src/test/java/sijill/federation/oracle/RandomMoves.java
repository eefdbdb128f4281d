package sijill.federation.oracle;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fields that move from one subgraph to another that knows the entity, at once or by a
 * label: plain ones and those that lead to others; some require something from then on.
 */
final class RandomMoves {

	private final Random random;

	/** For each subgraph the lines of each type, by field. */
	private final List<Map<String, Map<String, String>>> types;

	RandomMoves(Random random, List<Map<String, Map<String, String>>> types) {
		this.random = random;
		this.types = types;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	void apply() {
		for (int from = 0; from < this.types.size(); from++) {
			Map<String, Map<String, String>> there = this.types.get(from);
			for (String entity : there.keySet().stream().filter((it) -> it.startsWith("E")).toList()) {
				for (var field : new TreeMap<>(there.getOrDefault(entity, Map.of())).entrySet()) {
					move(from, entity, field.getKey(), field.getValue());
				}
			}
		}
	}

	private void move(int from, String entity, String name, String line) {
		int to = this.random.nextInt(this.types.size());
		Map<String, String> there = this.types.get(to).get(entity);
		if (there == null || there.containsKey(name) || !chance(20)) {
			if (name.startsWith("f") && chance(3) && !line.contains("@")) {
				this.types.get(from).getOrDefault(entity, Map.of()).put(name, line + " @override(from: \"gone\")");
			}
			return;
		}
		String override = " @override(from: \"s" + from + "\"" + label() + ")";
		if (name.startsWith("f") && !line.contains("@") && !line.contains("Value")) {
			there.put(name,
					line + override + (line.endsWith(": String") && chance(50) ? required(to, entity, name) : ""));
		}
		else if (name.startsWith("to") && !line.contains("@") && this.types.get(to).containsKey(target(line))) {
			there.put(name, line + override);
		}
	}

	/** Where a field has moved to, it may need what it did not need before. */
	private String required(int to, String entity, String moved) {
		Map<String, String> there = this.types.get(to).getOrDefault(entity, Map.of());
		for (int other = 0; other < this.types.size(); other++) {
			for (var field : this.types.get(other).getOrDefault(entity, Map.of()).entrySet()) {
				String name = field.getKey();
				if (name.matches("f\\d") && !name.equals(moved) && !there.containsKey(name)
						&& field.getValue().matches("\\w+: (String|Int|Float|Boolean)( @shareable)?")) {
					there.put(name, field.getValue().replace(" @shareable", "") + " @external");
					return " @requires(fields: \"" + name + "\")";
				}
			}
		}
		return "";
	}

	private static String target(String line) {
		return line.substring(line.indexOf(':') + 1).strip().split(" ", 2)[0].replaceAll("[\\[\\]!]", "");
	}

	private String label() {
		return switch (this.random.nextInt(4)) {
			case 0 -> ", label: \"percent(0)\"";
			case 1 -> ", label: \"percent(100)\"";
			case 2 -> ", label: \"beta\"";
			default -> "";
		};
	}

}
