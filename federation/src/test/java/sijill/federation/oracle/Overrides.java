package sijill.federation.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;

/**
 * Which fields ({@code Type.field}) a subgraph still declares but is not to be asked for,
 * since they live in another one.
 */
final class Overrides {

	private final Map<String, Set<String>> gone = new HashMap<>();

	Overrides(Map<String, String> sdls) {
		sdls.forEach((name, sdl) -> {
			for (var type : Parser.parse(sdl).getDefinitionsOfType(ObjectTypeDefinition.class)) {
				type.getFieldDefinitions().forEach((field) -> field.getDirectives("override").forEach((override) -> {
					String label = text(override, "label");
					boolean given = label.isEmpty() || label.equals("percent(100)");
					this.gone.computeIfAbsent(given ? text(override, "from") : name, (it) -> new HashSet<>())
						.add(type.getName() + "." + field.getName());
				}));
			}
		});
	}

	private static String text(Directive directive, String argument) {
		return (directive.getArgument(argument) != null)
				? ((StringValue) directive.getArgument(argument).getValue()).getValue() : "";
	}

	Set<String> of(String subgraph) {
		return this.gone.getOrDefault(subgraph, Set.of());
	}

}
