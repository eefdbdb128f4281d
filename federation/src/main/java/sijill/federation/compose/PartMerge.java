package sijill.federation.compose;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Node;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.MergedType.Part;

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
		for (String name : new String[] { "inaccessible", "tag" }) {
			addDirectives(part, subgraph, from.directives(subgraph.directive(name)));
		}
		addDirectives(part, subgraph, from.directives("specifiedBy"));
		addDirectives(part, subgraph, from.directives("oneOf"));
	}

	private static void describe(Part part, @Nullable Description description) {
		if (description != null && description.getContent() != null) {
			part.describe(description.getContent());
		}
	}

	private static void addDirectives(Part part, SubgraphSchema subgraph, Iterable<Directive> directives) {
		for (Directive directive : directives) {
			String name = directive.getName();
			if (name.equals(subgraph.directive("inaccessible"))) {
				part.add("@inaccessible");
			}
			else if (name.equals(subgraph.directive("tag"))) {
				part.add(print(directive.transform((it) -> it.name("tag"))));
			}
			else if (name.equals("deprecated") || name.equals("specifiedBy") || name.equals("oneOf")) {
				if (part.directives().stream().noneMatch((it) -> it.startsWith("@" + name))) {
					part.add(print(directive));
				}
			}
		}
	}

	static String print(Node<?> node) {
		return AstPrinter.printAstCompact(node);
	}

}
