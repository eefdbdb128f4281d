package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.SchemaDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.LinkedFeatures.Feature;
import sijill.federation.schema.LinkedFeatures.Source;

/**
 * The directives that subgraphs want to see in the supergraph
 * ({@code @composeDirective}). They come from a linked feature, by one name and in one
 * major version; the subgraphs with the latest minor version say what they are.
 */
final class ComposedDirectives {

	private static final String CODE = "DIRECTIVE_COMPOSITION_ERROR";

	private static final Set<String> COMPOSED_ANYWAY = Set.of("tag", "inaccessible", "authenticated", "requiresScopes",
			"policy", "context", "cost", "listSize");

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	private final Map<String, List<Wish>> byName = new TreeMap<>();

	ComposedDirectives(Collection<SubgraphSchema> subgraphs, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
	}

	/**
	 * A directive that a subgraph wants to be composed.
	 */
	private record Wish(SubgraphSchema subgraph, String name, Feature feature, String element, Directive at) {

		String identity() {
			return this.feature.identity();
		}

		int major() {
			return this.feature.major();
		}

	}

	/**
	 * Reads the wishes, and tells the subgraphs which of their directives to bring along.
	 */
	void read() {
		for (SubgraphSchema subgraph : this.subgraphs) {
			String directive = subgraph.directive("composeDirective");
			for (SchemaDefinition schema : subgraph.document().getDefinitionsOfType(SchemaDefinition.class)) {
				schema.getDirectives(directive).forEach((it) -> read(subgraph, it));
			}
		}
		this.byName.forEach((name, wishes) -> {
			same(wishes, Wish::element, "Composed directive \"@" + name + "\" is not the same in every subgraph");
			same(wishes, Wish::identity,
					"Composed directive \"@" + name + "\" is not linked by the same feature in every subgraph");
		});
		all()
			.collect(Collectors.groupingBy((it) -> it.identity() + " @" + it.element(), TreeMap::new,
					Collectors.toList()))
			.forEach((element, wishes) -> same(wishes, Wish::name,
					"Composed directive " + element + " is not named consistently in all subgraphs"));
		all().collect(Collectors.groupingBy(Wish::identity, TreeMap::new, Collectors.toList()))
			.forEach((identity, wishes) -> same(wishes, Wish::major,
					"The feature \"" + identity + "\" has different major versions in subgraphs"));
		this.byName.forEach((name, wishes) -> {
			Wish wish = wishes.getFirst();
			if (defining(wish).isEmpty()) {
				error(wish.subgraph(), wish.at(), "The composed directive \"@" + name + "\" is not defined where \""
						+ latest(wish.identity()).url() + "\" is linked, which is its latest version");
			}
		});
	}

	private Stream<Wish> all() {
		return this.byName.values().stream().flatMap(Collection::stream);
	}

	private void same(List<Wish> wishes, Function<Wish, Object> property, String otherwise) {
		Set<Object> values = new HashSet<>();
		wishes.forEach((it) -> values.add(property.apply(it)));
		if (values.size() > 1) {
			Wish last = wishes.getLast();
			this.problems.error(CODE, otherwise, last.subgraph().name(), last.at());
		}
	}

	private void read(SubgraphSchema subgraph, Directive at) {
		String text = SubgraphSchema.requireText(at, "name");
		if (!text.startsWith("@")) {
			error(subgraph, at, "The name of a composed directive begins with @, which \"" + text + "\" does not");
			return;
		}
		String name = text.substring(1);
		String ofFederation = FederationDefinitions.names(subgraph)
			.stream()
			.filter((it) -> subgraph.directive(it).equals(name))
			.findFirst()
			.orElse(null);
		DirectiveDefinition definition = subgraph.directiveDefinitions().get(name);
		Source source = subgraph.features().source(name);
		if (ofFederation != null || (definition != null && source != null && source.feature().isSpecified()
				&& FederationDefinitions.isFeature(source.feature().name()))) {
			if (COMPOSED_ANYWAY.contains((ofFederation != null) ? ofFederation : name)) {
				this.problems.hint("DIRECTIVE_COMPOSITION_INFO", "Directive \"" + text + "\" in subgraph \""
						+ subgraph.name() + "\" is composed without being asked for");
			}
			else {
				error(subgraph, at, "Composing the directive \"" + text + "\" of federation is not possible");
			}
		}
		else if (name.startsWith("join__")) {
			this.problems.error("INVALID_LINK_DIRECTIVE_USAGE",
					"The composed directive \"" + text + "\" would be one of the join specification", subgraph.name(),
					at);
		}
		else if (definition == null) {
			error(subgraph, at, "There is no definition of the composed directive \"" + text + "\"");
		}
		else if (source == null) {
			error(subgraph, at, "The composed directive \"" + text + "\" is not part of a linked feature");
		}
		else if (this.subgraphs.stream()
			.anyMatch((it) -> name.equals(it.directive("tag")) || name.equals(it.directive("inaccessible")))) {
			error(subgraph, at,
					"The composed directive \"" + text + "\" is called like one of federation that is always composed");
		}
		else {
			this.byName.computeIfAbsent(name, (it) -> new ArrayList<>())
				.add(new Wish(subgraph, name, source.feature(), source.element(), at));
			subgraph.composedDirectives().add(name);
		}
	}

	private void error(SubgraphSchema subgraph, Directive at, String message) {
		this.problems.error(CODE, message, subgraph.name(), at);
	}

	/**
	 * Whether a directive is composed, and so not merged as one for operations.
	 */
	boolean contains(String name) {
		return this.byName.containsKey(name);
	}

	/**
	 * The definitions.
	 */
	List<MergedDirective> definitions() {
		List<MergedDirective> definitions = new ArrayList<>();
		this.byName.forEach((name, wishes) -> defining(wishes.getFirst()).ifPresent((subgraph) -> {
			DirectiveDefinition definition = Objects.requireNonNull(definition(subgraph, wishes.getFirst()));
			List<String> locations = definition.getDirectiveLocations()
				.stream()
				.map(DirectiveLocation::getName)
				.toList();
			definitions.add(DirectiveMerge.merge(name, Map.of(subgraph, definition), locations, this.problems));
		}));
		return definitions;
	}

	/**
	 * What the supergraph links for them.
	 */
	List<String> links() {
		Map<String, List<String>> imports = new TreeMap<>();
		this.byName.forEach((name, wishes) -> {
			Wish wish = wishes.getFirst();
			imports.computeIfAbsent(wish.identity(), (it) -> new ArrayList<>())
				.add(wish.element().equals(name) ? "\"@" + name + '"'
						: "{name: \"@" + wish.element() + "\", as: \"@" + name + "\"}");
		});
		List<String> links = new ArrayList<>();
		imports.forEach((identity, names) -> links.add("@link(url: " + FieldMerge.quoted(latest(identity).url())
				+ ", import: [" + String.join(", ", names) + "])"));
		return links;
	}

	/** The latest version of a feature of which anybody wants something composed. */
	private Feature latest(String identity) {
		return all().filter((it) -> it.identity().equals(identity))
			.max(Comparator.comparingInt((it) -> it.feature().minor()))
			.orElseThrow()
			.feature();
	}

	/** The last subgraph that links that version and knows the directive. */
	private Optional<SubgraphSchema> defining(Wish wish) {
		String url = latest(wish.identity()).url();
		return this.subgraphs.stream()
			.filter((it) -> it.features().all().stream().anyMatch((feature) -> feature.url().equals(url)))
			.filter((it) -> definition(it, wish) != null)
			.reduce((one, other) -> other);
	}

	private static @Nullable DirectiveDefinition definition(SubgraphSchema subgraph, Wish wish) {
		return subgraph.features()
			.all()
			.stream()
			.filter((it) -> it.identity().equals(wish.identity()))
			.findFirst()
			.map((it) -> subgraph.directiveDefinitions().get(it.nameOf("@" + wish.element())))
			.orElse(null);
	}

}
