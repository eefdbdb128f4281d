package sijill.federation.compose;

import java.util.ArrayList;
import java.util.List;

import graphql.language.AbstractDescribedNode;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Node;
import graphql.language.StringValue;
import graphql.language.Value;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.MergedType.Part;
import sijill.federation.schema.CostRules;

/**
 * Brings together what describes a part of the schema, and the directives that all
 * readers of a supergraph know.
 */
final class PartMerge {

	private PartMerge() {
	}

	static void add(Part part, SubgraphSchema subgraph, DirectivesContainer<?> from) {
		if (from instanceof AbstractDescribedNode<?> described) {
			describe(part, described.getDescription());
		}
		addDirectives(part, subgraph, from.getDirectives());
	}

	static void add(Part part, SubgraphSchema subgraph, SubgraphType from) {
		describe(part, from.description());
		for (String name : new String[] { "inaccessible", "tag", "authenticated", "requiresScopes", "cost" }) {
			addDirectives(part, subgraph, from.directives(subgraph.directive(name)));
		}
		addDirectives(part, subgraph, from.directives("specifiedBy"));
		addDirectives(part, subgraph, from.directives("oneOf"));
		for (String name : subgraph.composedDirectives()) {
			addDirectives(part, subgraph, from.directives(name));
		}
	}

	/**
	 * Whether the supergraph carries a directive.
	 */
	static boolean carries(SubgraphSchema subgraph, Directive directive) {
		Part part = new Part();
		addDirectives(part, subgraph, List.of(directive));
		return !part.directives().isEmpty();
	}

	static void describe(Part part, @Nullable Description description) {
		if (description != null && description.getContent() != null) {
			part.describe(description.getContent());
		}
	}

	private static void addDirectives(Part part, SubgraphSchema subgraph, Iterable<Directive> directives) {
		for (Directive directive : directives) {
			String name = directive.getName();
			if (name.equals(subgraph.directive("inaccessible"))) {
				part.addDefined("inaccessible", "@inaccessible");
			}
			else if (name.equals(subgraph.directive("tag"))) {
				part.addDefined("tag", print(directive.transform((it) -> it.name("tag"))));
			}
			else if (name.equals(subgraph.directive("authenticated")) && subgraph.isFederation2()) {
				part.addDefined("authenticated", "@authenticated");
			}
			else if (name.equals(subgraph.directive("requiresScopes")) && subgraph.isFederation2()) {
				part.requireScopes(alternatives(directive.getArgument("scopes").getValue()));
			}
			else if (name.equals(subgraph.directive("cost")) && subgraph.isFederation2()) {
				part.weigh(CostRules.weight(directive));
			}
			else if (name.equals(subgraph.directive("listSize")) && subgraph.isFederation2()) {
				part.size(CostRules.listSize(directive));
			}
			else if (name.equals("oneOf")) {
				part.addDefined(name, "@oneOf");
			}
			else if (name.equals("deprecated") || name.equals("specifiedBy")) {
				part.addOnce(name, print(directive).replace("(reason:\"No longer supported\")", ""));
			}
			else if (subgraph.composedDirectives().contains(name)) {
				if (subgraph.isRepeatable(name)) {
					part.add(print(directive));
				}
				else {
					part.addOnce(name, print(directive));
				}
			}
		}
	}

	private static List<List<String>> alternatives(Value<?> scopes) {
		List<List<String>> alternatives = new ArrayList<>();
		if (scopes instanceof ArrayValue outer) {
			for (Value<?> value : outer.getValues()) {
				if (value instanceof ArrayValue inner) {
					alternatives.add(inner.getValues()
						.stream()
						.map((it) -> (it instanceof StringValue text) ? text.getValue() : print(it))
						.toList());
				}
			}
		}
		return alternatives;
	}

	static String print(Node<?> node) {
		return AstPrinter.printAstCompact(node);
	}

}
