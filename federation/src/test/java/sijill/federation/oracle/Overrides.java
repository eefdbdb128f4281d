package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Directive;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;

/**
 * Which fields ({@code Type.field}) a subgraph still declares but is not to be asked for,
 * since they live in another one, by the labels that are given.
 */
final class Overrides {

	private final List<Moved> moved = new ArrayList<>();

	private volatile Set<String> given = Set.of();

	private record Moved(String field, String from, String to, String label) {
	}

	Overrides(Map<String, String> sdls) {
		sdls.forEach((name, sdl) -> {
			for (var type : Parser.parse(sdl).getDefinitionsOfType(ObjectTypeDefinition.class)) {
				type.getFieldDefinitions()
					.forEach((field) -> field.getDirectives("override")
						.forEach((it) -> this.moved.add(new Moved(type.getName() + "." + field.getName(),
								text(it, "from"), name, text(it, "label")))));
			}
		});
	}

	private static String text(Directive directive, String argument) {
		return (directive.getArgument(argument) != null)
				? ((StringValue) directive.getArgument(argument).getValue()).getValue() : "";
	}

	/**
	 * The labels that are no shares of all requests.
	 */
	Set<String> labels() {
		Set<String> labels = new TreeSet<>();
		this.moved.stream()
			.map(Moved::label)
			.filter((it) -> !it.isEmpty() && !it.startsWith("percent"))
			.forEach(labels::add);
		return labels;
	}

	/**
	 * From here on, these labels are given.
	 */
	void give(Set<String> labels) {
		this.given = labels;
	}

	boolean isGiven(String label) {
		return label.isEmpty() || label.equals("percent(100)") || this.given.contains(label);
	}

	boolean isGone(String subgraph, String field) {
		return this.moved.stream()
			.anyMatch((it) -> it.field.equals(field) && (isGiven(it.label) ? it.from : it.to).equals(subgraph));
	}

}
