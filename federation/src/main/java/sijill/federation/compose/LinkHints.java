package sijill.federation.compose;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import sijill.federation.schema.LinkedFeatures.Feature;
import sijill.federation.schema.LinkedFeatures.Source;

/**
 * Hints at features that subgraphs do not link in the same way.
 */
final class LinkHints {

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	LinkHints(Collection<SubgraphSchema> subgraphs, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
	}

	void find(List<MergedDirective> composed) {
		composed.forEach((it) -> findOtherName(it.name()));
		Set<String> identities = new TreeSet<>();
		features().forEach((it) -> identities.add(it.identity()));
		for (String identity : identities) {
			if (linking(identity).map(Feature::major).distinct().count() > 1) {
				this.problems.hint("DIRECTIVE_COMPOSITION_INFO", identity
						+ " is linked in different major versions; nothing of it is composed of more than one");
			}
		}
	}

	private void findOtherName(String composed) {
		Source source = this.subgraphs.stream()
			.filter((it) -> it.composedDirectives().contains(composed))
			.findFirst()
			.map((it) -> it.features().source(composed))
			.orElse(null);
		if (source != null) {
			linking(source.feature().identity()).map((it) -> it.imports().get("@" + source.element()))
				.filter(Objects::nonNull)
				.filter((it) -> !("@" + composed).equals(it))
				.findFirst()
				.ifPresent((it) -> this.problems.hint("DIRECTIVE_COMPOSITION_WARN", "@" + composed
						+ " is composed, but is called " + it + " in a subgraph that does not ask for it"));
		}
	}

	private Stream<Feature> linking(String identity) {
		return features().filter((it) -> it.identity().equals(identity));
	}

	private Stream<Feature> features() {
		return this.subgraphs.stream().flatMap((it) -> it.features().all().stream());
	}

}
