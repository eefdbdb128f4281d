package sijill.federation.compose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.language.Directive;
import graphql.language.InputValueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @fromContext(field: "$name selection")} says: the context, and which field
 * of the object that sets it is meant.
 */
record ContextField(String context, String selection) {

	private static final String IGNORED = "(?:[\\s,]|#[^\\n\\r]*+)*+";

	private static final Pattern TEXT = Pattern.compile(IGNORED + "\\$" + IGNORED + "([A-Za-z_]\\w*+)(.*)",
			Pattern.DOTALL);

	/**
	 * The source of an argument; null where it has none, or none that can be read.
	 */
	static @Nullable ContextField of(InputValueDefinition argument, SubgraphSchema subgraph) {
		Directive directive = subgraph.isFederation2() ? subgraph.find(argument, "fromContext") : null;
		Matcher matcher = (directive != null) ? TEXT.matcher(SubgraphSchema.requireText(directive, "field")) : null;
		return (matcher != null && matcher.matches() && !matcher.group(2).isBlank())
				? new ContextField(matcher.group(1), matcher.group(2)) : null;
	}

	/**
	 * Whether the argument is meant to be taken from a context.
	 */
	static boolean isIn(InputValueDefinition argument, SubgraphSchema subgraph) {
		return subgraph.isFederation2() && subgraph.has(argument, "fromContext");
	}

	/**
	 * What a supergraph calls a context of a subgraph.
	 */
	static String name(SubgraphSchema subgraph, String context) {
		return subgraph.name() + "__" + context;
	}

	/**
	 * An argument as {@code join__field(contextArguments:)} has it.
	 */
	String joined(SubgraphSchema subgraph, InputValueDefinition argument) {
		return "{context: " + FieldMerge.quoted(name(subgraph, this.context)) + ", name: \"" + argument.getName()
				+ "\", type: \"" + subgraph.renamed(argument.getType()) + "\", selection: "
				+ FieldMerge.quoted(this.selection) + "}";
	}

}
