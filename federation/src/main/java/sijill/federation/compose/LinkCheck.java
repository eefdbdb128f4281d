package sijill.federation.compose;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;

import sijill.federation.schema.LinkedFeatures.Feature;
import sijill.federation.schema.LinkedFeatures.Link;

/**
 * Holds what a subgraph links against what is known here: the version of federation, what
 * it imports of it, and features that must not be ignored.
 */
final class LinkCheck {

	private static final String OURS = "https://specs.apollo.dev/";

	private static final Pattern IDENTIFIER = Pattern
		.compile("[a-zA-Z][\\w+.-]*://[^/]+(/[^/]+)+/v\\d{1,4}\\.\\d{1,4}");

	private static final Set<String> KNOWN = Set.of("link", "core", "federation", "tag", "inaccessible", "cost",
			"authenticated", "requiresScopes", "policy", "cacheTag");

	private final SubgraphSchema subgraph;

	private final Problems problems;

	LinkCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		for (Link link : this.subgraph.features().links()) {
			if (IDENTIFIER.matcher(link.feature().url()).matches()) {
				check(link.at(), link.feature());
			}
			else {
				error("INVALID_LINK_IDENTIFIER",
						"\"" + link.feature().url()
								+ "\" is no URL of a feature with a version such as https://example.org/feature/v1.0",
						link.at());
			}
		}
	}

	private void check(Directive link, Feature feature) {
		String url = feature.url();
		String name = url.startsWith(OURS) ? url.substring(OURS.length()).split("/", -1)[0] : url;
		if (name.equals("join")) {
			error("UNSUPPORTED_LINKED_FEATURE", url + " is for supergraphs: this is one, and no subgraph", link);
		}
		else if (name.equals("federation")) {
			checkFederation(link, feature.version());
		}
		else if (name.equals("connect") || name.equals("source")
				|| (feature.purpose() != null && !KNOWN.contains(name))) {
			error("UNSUPPORTED_LINKED_FEATURE", url + " is not supported, and is not ignored", link);
		}
		else if (url.startsWith(OURS) && this.subgraph.isFederation2()
				&& !FederationDefinitions.knows("@" + name, FederationDefinitions.minor(this.subgraph))
				&& FederationDefinitions.knows("@" + name, FederationDefinitions.LAST_MINOR)) {
			this.problems.hint("IMPLICITLY_UPGRADED_FEDERATION_VERSION", this.subgraph.name() + " links " + url
					+ ", which is of a later version of federation than it says");
		}
	}

	private void checkFederation(Directive link, String version) {
		if (!version.startsWith("v2.") || minor(version) > FederationDefinitions.LAST_MINOR) {
			error("UNKNOWN_FEDERATION_LINK_VERSION", "Federation " + version + " is not known; versions v2.0 to v2."
					+ FederationDefinitions.LAST_MINOR + " are", link);
		}
		else {
			Argument imports = link.getArgument("import");
			List<?> elements = (imports != null && imports.getValue() instanceof ArrayValue array) ? array.getValues()
					: List.of();
			for (Object element : elements) {
				String name = name((Value<?>) element);
				if (!FederationDefinitions.knows(name, minor(version))) {
					error("INVALID_LINK_DIRECTIVE_USAGE",
							"Cannot import \"" + name + "\": federation " + version + " does not define it", link);
				}
			}
		}
	}

	private static int minor(String version) {
		return Integer.parseInt(version.substring(version.indexOf('.') + 1));
	}

	private static String name(Value<?> imported) {
		if (imported instanceof ObjectValue object) {
			for (ObjectField field : object.getObjectFields()) {
				if (field.getName().equals("name")) {
					return name(field.getValue());
				}
			}
		}
		return (imported instanceof StringValue text) ? String.valueOf(text.getValue()) : PartMerge.print(imported);
	}

	private void error(String code, String message, Directive at) {
		this.problems.error(code, message, this.subgraph.name(), at);
	}

}
