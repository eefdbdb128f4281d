package sijill.federation.compose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sijill.federation.schema.LinkedFeatures.Feature;
import sijill.federation.schema.LinkedFeatures.Link;

/**
 * Refuses names that could be those of two things: to a feature belong the directive that
 * is called like it, whatever begins with its name and two underscores, and what is
 * imported of it.
 */
final class LinkNameCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private final Map<String, Owner> owners = new HashMap<>();

	LinkNameCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	/**
	 * What a name stands for.
	 */
	private record Owner(String feature, String element) {
	}

	void check() {
		List<Link> links = this.subgraph.features().links();
		Set<String> linked = new HashSet<>();
		for (Link link : links) {
			Feature feature = link.feature();
			if (!linked.add(feature.identity())) {
				error(link, "The feature \"" + feature.identity() + "\" is linked twice");
			}
			else if (feature.as().contains("__") || feature.as().endsWith("_")) {
				error(link, "A feature cannot be called \"" + feature.as() + "\"");
			}
			else {
				own("@" + feature.as(), link, "@" + feature.name());
			}
		}
		for (Link link : links) {
			link.feature().imports().forEach((element, name) -> checkImport(link, element, name));
		}
	}

	private void checkImport(Link link, String element, String name) {
		if (element.startsWith("@") != name.startsWith("@")) {
			error(link, "Cannot import \"" + element + "\" as \"" + name + "\": only directives begin with @");
		}
		own(name, link, element);
		String bare = name.startsWith("@") ? name.substring(1) : name;
		String prefix = bare.contains("__") ? bare.substring(0, bare.indexOf("__")) : "";
		boolean itself = prefix.equals(link.feature().as()) && name.endsWith("__" + element.replace("@", ""));
		if (!prefix.isEmpty() && !itself
				&& this.subgraph.features().all().stream().anyMatch((it) -> it.as().equals(prefix))) {
			error(link, "Cannot import \"" + element + "\" as \"" + name + "\": it would be one of the feature \""
					+ prefix + "\"");
		}
	}

	private void own(String name, Link link, String element) {
		Owner owner = new Owner(link.feature().identity(), element);
		Owner other = this.owners.putIfAbsent(name, owner);
		if (other != null && !other.equals(owner)) {
			error(link, "\"" + name + "\" would be both " + other.element() + " of \"" + other.feature() + "\" and "
					+ element + " of \"" + owner.feature() + "\"");
		}
	}

	private void error(Link link, String message) {
		this.problems.error("INVALID_LINK_DIRECTIVE_USAGE", message, this.subgraph.name(), link.at());
	}

}
