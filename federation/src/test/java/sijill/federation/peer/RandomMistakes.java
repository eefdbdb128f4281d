package sijill.federation.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What people do to subgraphs that composed a moment ago: most of it still composes, the
 * rest should not. It works on lines, as people do; the generator writes a field on each.
 */
final class RandomMistakes {

	private static final Pattern DIRECTIVE = Pattern.compile(" @\\w+(\\((?:[^()\"]|\"(?:\\\\.|[^\"\\\\])*\")*\\))?");

	private static final Predicate<String> FIELD = (line) -> line.startsWith("  ");

	private static final Predicate<String> HEAD = (line) -> line.startsWith("type ");

	private static final List<String> TYPES = List.of("Int", "String", "Int!", "[Int]", "[Int!]!", "Float", "ID",
			"Value", "E0", "[E0]", "Color", "Any", "Nope");

	private static final List<String> ON_FIELDS = List.of("@shareable", "@external", "@inaccessible",
			"@tag(name: \"t\")", "@deprecated", "@override(from: \"s0\")", "@override(from: \"gone\")",
			"@requires(fields: \"id\")", "@requires(fields: \"nope\")", "@provides(fields: \"id\")", "@shareable",
			"@shareable @inaccessible");

	private static final List<String> ON_TYPES = List.of("@shareable", "@inaccessible", "@external", "@interfaceObject",
			"@tag(name: \"t\")", "@key(fields: \"nope\")", "@key(fields: \"id {\")", "@key(fields: \"f1\")", "@extends",
			"@key(fields: \"id\", resolvable: false)");

	private static final List<String> ARGUMENTS = List.of("x: Int = 1", "x: Int = 2", "x: Int", "x: Int!", "x: Float",
			"x: Int! = 1", "x: Tone = LOUD", "x: [Int!] = [1]", "x: Where = {min: 1}", "x: Color",
			"y: Int @inaccessible", "y: Int! @inaccessible");

	private static final List<String> INPUTS = List.of("min: Int!", "min: Float", "min: Int = 3", "min: Int = 4",
			"min: Int extra: Int!", "min: Int! = 3", "min: Int @inaccessible", "min: Int tint: Color", "max: Int");

	private static final List<String> VALUES = List.of("GREEN GREY", "GREY", "GREEN @inaccessible", "",
			"GREEN @tag(name: \"t\")");

	private final Random random;

	private final Map<String, List<String>> subgraphs = new LinkedHashMap<>();

	private final List<String> made = new ArrayList<>();

	RandomMistakes(long seed, Map<String, String> sdls) {
		this.random = new Random(seed);
		sdls.forEach((name, sdl) -> this.subgraphs.put(name, new ArrayList<>(sdl.lines().toList())));
	}

	/**
	 * The subgraphs with none to four things changed.
	 */
	Map<String, String> make() {
		for (int i = this.random.nextInt(5); i > 0; i--) {
			makeOne(any(List.copyOf(this.subgraphs.keySet())));
		}
		Map<String, String> sdls = new LinkedHashMap<>();
		this.subgraphs.forEach((name, lines) -> sdls.put(name, String.join("\n", lines)));
		return sdls;
	}

	/**
	 * What was changed, for whoever reads a failure.
	 */
	List<String> made() {
		return this.made;
	}

	private void makeOne(String name) {
		List<String> lines = lines(name);
		switch (this.random.nextInt(16)) {
			case 0, 1 -> change(name, FIELD, (line) -> line.replaceFirst(": \\S+(?=$| @)", ": " + any(TYPES)));
			case 2 -> change(name, FIELD, (line) -> line.matches(".*[^)]![^)]*") ? line.replaceFirst("!(?=$| @)", "")
					: line.replaceFirst("(: \\S+)(?=$| @)", "$1!"));
			case 3 -> change(name, FIELD, (line) -> "");
			case 4 -> change(name, FIELD, this::withoutDirective);
			case 5, 6 -> change(name, FIELD, (line) -> line + " " + any(ON_FIELDS));
			case 7, 8 -> copyField(name);
			case 9 -> change(name, FIELD.and((line) -> !line.contains("(")), (line) -> {
				String argument = any(ARGUMENTS);
				if (chance(60)) {
					changeTwins(name, line, argument);
				}
				return line.replaceFirst(":", "(" + argument + "):");
			});
			case 10 -> change(name, HEAD, this::withoutDirective);
			case 11 -> change(name, HEAD, (line) -> line.replace(" {", " " + any(ON_TYPES) + " {"));
			case 12 ->
				change(name, (line) -> line.startsWith("input "), (line) -> line.replace("min: Int", any(INPUTS)));
			case 13 ->
				change(name, (line) -> line.startsWith("enum "), (line) -> line.replaceFirst("GREEN|LOW", any(VALUES)));
			case 14 ->
				change(name, HEAD.or((line) -> line.startsWith("union ")), (line) -> switch (this.random.nextInt(4)) {
					case 0 -> line.replaceFirst(" implements [\\w &]+?(?= @| \\{)", "");
					case 1 -> line.replaceFirst(" \\| \\w+$", "");
					case 2 -> line.startsWith("type Value") ? line.replaceFirst("type", "interface") : line;
					default -> line.replaceFirst("^type (?!Query)", "extend type ");
				});
			default -> {
				if (chance(30)) {
					this.made.add(name + ": Federation 1");
					lines.set(0, "");
					if (chance(80)) {
						lines.replaceAll((it) -> it
							.replaceAll(" @(shareable|inaccessible|interfaceObject|override\\([^)]*\\))", ""));
					}
				}
				else if (chance(50)) {
					this.made.add(name + ": renamed key");
					lines.replaceAll((it) -> it.replace("@key(", "@primary(")
						.replace("\"@key\"", "{name: \"@key\", as: \"@primary\"}"));
				}
				else {
					this.made.add(name + ": renamed query");
					lines.replaceAll((it) -> it.replaceFirst("^type Query", "type Root"));
					lines.add("schema { query: Root }");
				}
			}
		}
	}

	private void changeTwins(String name, String field, String argument) {
		String start = field.substring(0, field.indexOf(':') + 1);
		this.subgraphs.forEach((other, lines) -> {
			if (!other.equals(name)) {
				String twin = chance(70) ? argument : any(ARGUMENTS);
				lines.replaceAll((it) -> it.startsWith(start) ? it.replaceFirst(":", "(" + twin + "):") : it);
			}
		});
		this.made.add("twins of " + start + " (" + argument + ")");
	}

	/** A field comes up in another subgraph that has its type, shared or not. */
	private void copyField(String name) {
		List<String> lines = lines(name);
		int from = find(lines, FIELD);
		if (from < 0) {
			return;
		}
		int head = from;
		while (!HEAD.test(lines.get(head))) {
			head--;
		}
		String start = lines.get(head).replaceFirst("(type \\w+ ).*", "$1");
		String field = lines.get(from).replaceAll(DIRECTIVE.pattern(), "");
		boolean shared = chance(60);
		if (shared && !lines.get(from).contains("@shareable")) {
			lines.set(from, lines.get(from) + " @shareable");
		}
		String other = any(List.copyOf(this.subgraphs.keySet()));
		List<String> target = lines(other);
		String fieldStart = field.replaceFirst("\\W*(\\w+).*", "  $1");
		for (int i = 0; i < target.size(); i++) {
			if (target.get(i).startsWith(start) && target.get(i).endsWith("{")) {
				List<String> rest = target.subList(i, target.size());
				List<String> block = rest.subList(0, rest.indexOf("}"));
				if (block.stream().noneMatch((it) -> it.matches(Pattern.quote(fieldStart) + "\\b.*"))) {
					target.add(i + 1, field + (shared ? " @shareable" : ""));
					this.made.add(other + ": copy of " + start + field);
				}
				return;
			}
		}
	}

	private String withoutDirective(String line) {
		List<MatchResult> found = DIRECTIVE.matcher(line).results().toList();
		return found.isEmpty() ? line : line.replace(any(found).group(), "");
	}

	private void change(String name, Predicate<String> which, java.util.function.UnaryOperator<String> change) {
		List<String> lines = lines(name);
		int index = find(lines, which);
		if (index >= 0) {
			String before = lines.get(index);
			lines.set(index, change.apply(before));
			this.made.add(name + ": " + before.strip() + " -> " + lines.get(index).strip());
		}
	}

	private int find(List<String> lines, Predicate<String> which) {
		int[] found = IntStream.range(1, lines.size()).filter((it) -> which.test(lines.get(it))).toArray();
		return (found.length == 0) ? -1 : found[this.random.nextInt(found.length)];
	}

	private List<String> lines(String name) {
		return java.util.Objects.requireNonNull(this.subgraphs.get(name));
	}

	private <T> T any(List<T> things) {
		return things.get(this.random.nextInt(things.size()));
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

}
