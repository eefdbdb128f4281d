package sijill.federation.compose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Node;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in the subgraphs something of the supergraph stands, so that an error can
 * point at it: preferably where it is said to be inaccessible.
 */
final class Places {

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	Places(Collection<SubgraphSchema> subgraphs, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
	}

	/**
	 * Reports what is wrong with a type or (with {@code @}) a directive, or with a field,
	 * value or input of it.
	 */
	void error(String code, String message, String owner, @Nullable String part) {
		Map<SubgraphSchema, Node<?>> found = new LinkedHashMap<>();
		for (SubgraphSchema subgraph : this.subgraphs) {
			Node<?> node = owner.startsWith("@") ? argument(subgraph, owner.substring(1), part)
					: node(subgraph.type(owner), part);
			if (node != null) {
				found.put(subgraph, node);
			}
		}
		Map.Entry<SubgraphSchema, Node<?>> place = found.entrySet()
			.stream()
			.filter((it) -> it.getValue() instanceof DirectivesContainer<?> container
					&& it.getKey().has(container, "inaccessible"))
			.findFirst()
			.orElse(found.isEmpty() ? null : found.entrySet().iterator().next());
		if (place == null) {
			this.problems.error(code, message);
		}
		else {
			this.problems.error(code, message, place.getKey().name(), place.getValue());
		}
	}

	private static @Nullable Node<?> argument(SubgraphSchema subgraph, String directive, @Nullable String name) {
		DirectiveDefinition definition = subgraph.directiveDefinitions().get(directive);
		return (definition == null) ? null
				: definition.getInputValueDefinitions()
					.stream()
					.filter((it) -> it.getName().equals(name))
					.findFirst()
					.orElse(null);
	}

	private static @Nullable Node<?> node(@Nullable SubgraphType type, @Nullable String part) {
		if (type == null || part == null) {
			return (type != null) ? type.node() : null;
		}
		Node<?> field = type.fields().get(part);
		Node<?> input = type.inputs().get(part);
		return (field != null) ? field : (input != null) ? input : type.values().get(part);
	}

}
