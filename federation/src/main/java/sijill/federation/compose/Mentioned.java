package sijill.federation.compose;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.TypeRef;

/**
 * Finds the line of what a message of graphql-java speaks of: it names types and fields
 * in quotes, some places as {@code [@line:column]}, and a default by its value.
 */
final class Mentioned {

	private static final Pattern QUOTED = Pattern.compile("['\"\\[](\\w+)!?['\"\\]]");

	private static final Pattern PLACE = Pattern.compile("\\[@(\\d{1,9}):\\d+]");

	private final SubgraphSchema subgraph;

	Mentioned(SubgraphSchema subgraph) {
		this.subgraph = subgraph;
	}

	/**
	 * The line; 0 where nothing of the subgraph is named.
	 */
	int line(String message) {
		Set<String> names = new LinkedHashSet<>();
		QUOTED.matcher(message).results().map((it) -> it.group(1)).forEach(names::add);
		int field = 0;
		int type = 0;
		for (SubgraphType known : this.subgraph.types().values()) {
			boolean named = names.contains(known.name());
			if (named && type == 0) {
				type = line(known.node());
			}
			for (String name : names) {
				int found = Math.max(line(part(known, name)), named ? line(ofType(known, name)) : 0);
				field = (found > 0 && (field == 0 || named)) ? found : field;
			}
			if (field == 0) {
				field = defaultIn(known, message);
			}
		}
		Matcher places = PLACE.matcher(message);
		int[] lines = places.results().map(MatchResult::group).mapToInt(Mentioned::number).toArray();
		if (lines.length > 0 && (field == 0 || !message.contains("field") || message.contains("does not have"))) {
			return message.contains("put type") ? lines[lines.length - 1] : lines[0];
		}
		return (field > 0) ? field : type;
	}

	private static int number(String place) {
		return Integer.parseInt(place.substring(2, place.indexOf(':')));
	}

	private static @Nullable Node<?> part(SubgraphType type, String name) {
		FieldDefinition field = type.fields().get(name);
		return (field != null) ? field : type.inputs().get(name);
	}

	/** What is of a type that the subgraph does not have. */
	private @Nullable Node<?> ofType(SubgraphType type, String name) {
		if (this.subgraph.type(name) == null) {
			for (FieldDefinition field : type.fields().values()) {
				if (TypeRef.of(field.getType()).baseName().equals(name)) {
					return field;
				}
				for (InputValueDefinition input : field.getInputValueDefinitions()) {
					if (TypeRef.of(input.getType()).baseName().equals(name)) {
						return input;
					}
				}
			}
		}
		return null;
	}

	private static int defaultIn(SubgraphType type, String message) {
		if (message.contains("default")) {
			for (InputValueDefinition input : type.inputs().values()) {
				if (input.getDefaultValue() != null && message.contains(input.getDefaultValue().toString())) {
					return line(input);
				}
			}
			for (FieldDefinition field : type.fields().values()) {
				for (InputValueDefinition input : field.getInputValueDefinitions()) {
					if (input.getDefaultValue() != null && message.contains(input.getDefaultValue().toString())) {
						return line(input);
					}
				}
			}
		}
		return 0;
	}

	private static int line(@Nullable Node<?> node) {
		return (node != null && node.getSourceLocation() != null) ? node.getSourceLocation().getLine() : 0;
	}

}
