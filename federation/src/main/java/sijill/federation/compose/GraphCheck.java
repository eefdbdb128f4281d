package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.language.Directive;
import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.compose.SubgraphType.Kind;

/**
 * Checks what only all subgraphs together can get wrong.
 */
final class GraphCheck {

	private static final List<String> WRITTEN = List.of("tag", "inaccessible", "authenticated", "requiresScopes",
			"cost", "listSize");

	private final Collection<SubgraphSchema> subgraphs;

	private final MergedSchema schema;

	private final Problems problems;

	private final Places places;

	GraphCheck(Collection<SubgraphSchema> subgraphs, MergedSchema schema, Problems problems, Places places) {
		this.subgraphs = subgraphs;
		this.schema = schema;
		this.problems = problems;
		this.places = places;
	}

	void check() {
		checkImports();
		checkNames();
		this.subgraphs.forEach((it) -> new RequirementCheck(it, this.schema.types(), this.problems).check());
		for (MergedType type : this.schema.types().values()) {
			checkBase(type);
			type.interfaces().forEach((name) -> checkImplements(type, this.schema.types().get(name)));
			if (type.kind() == Kind.INTERFACE) {
				this.subgraphs.forEach((subgraph) -> checkKeys(type, subgraph));
			}
		}
	}

	/** What the supergraph says of a feature, it says by one name. */
	private void checkImports() {
		for (String name : WRITTEN) {
			Map<String, String> called = new LinkedHashMap<>();
			for (SubgraphSchema subgraph : this.subgraphs) {
				if (subgraph.isFederation2() && !subgraph.directive(name).contains("__")
						&& subgraph.applies(subgraph.directive(name))) {
					called.putIfAbsent(subgraph.directive(name), subgraph.name());
				}
			}
			if (called.size() > 1) {
				this.problems.error("LINK_IMPORT_NAME_MISMATCH", "The directive @" + name
						+ " is imported under different names (each with a subgraph that does so): " + called);
			}
		}
	}

	/**
	 * Federation's directives are written by their own names, whatever they are called in
	 * subgraphs.
	 */
	private void checkNames() {
		for (MergedDirective directive : this.schema.directives()) {
			if (this.schema.uses(directive.name())) {
				this.problems.error("DIRECTIVE_COMPOSITION_ERROR",
						"The directive \"@" + directive.name() + "\" would be one of federation and another one,"
								+ " since subgraphs use federation's, which they call "
								+ this.subgraphs.stream()
									.map((it) -> it.directive(directive.name()))
									.filter((it) -> !it.equals(directive.name()))
									.map((it) -> "\"@" + it + "\"")
									.distinct()
									.toList());
			}
		}
	}

	private void checkBase(MergedType type) {
		boolean root = List.of(OperationKind.values())
			.stream()
			.anyMatch((it) -> SubgraphSchema.rootName(it).equals(type.name()));
		if (!root && this.subgraphs.stream()
			.map((it) -> it.type(type.name()))
			.filter(Objects::nonNull)
			.noneMatch((it) -> Objects.requireNonNull(it).isBase())) {
			this.places.error("EXTENSION_WITH_NO_BASE",
					"Type \"" + type.name()
							+ "\" is an extension type, but there is no type definition for it in any subgraph",
					type.name(), null);
		}
	}

	private void checkImplements(MergedType type, @Nullable MergedType asInterface) {
		if (asInterface == null) {
			return;
		}
		asInterface.fields().keySet().forEach((name) -> {
			if (!type.fields().containsKey(name)) {
				this.places.error("INTERFACE_FIELD_NO_IMPLEM", "Interface field \"" + asInterface.name() + "." + name
						+ "\" is declared in " + declaring(asInterface.name(), name) + " but type \"" + type.name()
						+ "\", which implements \"" + asInterface.name() + "\", does not have field \"" + name + "\".",
						type.name(), null);
			}
		});
	}

	private List<String> declaring(String type, String field) {
		List<String> names = new ArrayList<>();
		this.subgraphs.forEach((subgraph) -> {
			SubgraphType found = subgraph.type(type);
			if (found != null && found.fields().containsKey(field)) {
				names.add("subgraph \"" + subgraph.name() + "\"");
			}
		});
		return names;
	}

	/**
	 * Who resolves an interface by its key has to know all that implement it; who knows
	 * it as an object must know none.
	 */
	private void checkKeys(MergedType type, SubgraphSchema subgraph) {
		SubgraphType own = subgraph.type(type.name());
		if (own == null) {
			return;
		}
		for (MergedType other : this.schema.types().values()) {
			if (other.kind() != Kind.OBJECT || !other.interfaces().contains(type.name())) {
				continue;
			}
			SubgraphType known = subgraph.type(other.name());
			if (subgraph.isInterfaceObject(own) && known != null) {
				this.problems.error("INTERFACE_OBJECT_USAGE_ERROR",
						"Interface type \"" + type.name()
								+ "\" is an @interfaceObject here, beside its implementation \"" + other.name() + "\"",
						subgraph.name(), own.node());
			}
			if (own.kind() == Kind.INTERFACE && known == null) {
				for (Directive key : subgraph.keys(own)) {
					if (SubgraphSchema.flag(key, "resolvable", true)) {
						this.problems.error("INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE",
								"Interface type \"" + type.name() + "\" has a resolvable key, but its implementation \""
										+ other.name() + "\" is not known here",
								subgraph.name(), key);
					}
				}
			}
		}
	}

}
