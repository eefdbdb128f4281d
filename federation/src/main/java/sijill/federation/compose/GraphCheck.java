package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
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

	private final Map<String, MergedType> types;

	private final Problems problems;

	private final Places places;

	GraphCheck(Collection<SubgraphSchema> subgraphs, Map<String, MergedType> types, Problems problems, Places places) {
		this.subgraphs = subgraphs;
		this.types = types;
		this.problems = problems;
		this.places = places;
	}

	void check() {
		checkImports();
		this.subgraphs.forEach((it) -> new RequirementCheck(it, this.types, this.problems).check());
		for (MergedType type : this.types.values()) {
			checkBase(type);
			type.interfaces().forEach((name) -> checkImplements(type, this.types.get(name)));
			if (type.kind() == Kind.INTERFACE) {
				this.subgraphs.forEach((subgraph) -> checkKeys(type, subgraph));
			}
			if (type.kind() == Kind.OBJECT) {
				type.fields().keySet().forEach((field) -> checkRuntimeTypes(type.name(), field));
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
		for (MergedType other : this.types.values()) {
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

	/** What several resolve has to be able to be the same. */
	private void checkRuntimeTypes(String type, String field) {
		Map<String, Set<String>> possible = new TreeMap<>();
		Set<String> declared = new HashSet<>();
		for (SubgraphSchema subgraph : this.subgraphs) {
			SubgraphType own = subgraph.type(type);
			FieldDefinition definition = (own != null) ? own.fields().get(field) : null;
			if (own != null && definition != null && !subgraph.isExternal(own, definition)
					&& subgraph.find(definition, "override") == null) {
				SubgraphType target = subgraph.type(subgraph.renamed(definition.getType()).baseName());
				if (target == null || subgraph.isInterfaceObject(target)) {
					return;
				}
				declared.add(target.name());
				possible.put(subgraph.name(), runtimeTypes(subgraph, target));
			}
		}
		Set<String> common = possible.isEmpty() ? Set.of() : new TreeSet<>(possible.values().iterator().next());
		boolean known = possible.values().stream().noneMatch(Set::isEmpty);
		possible.values().forEach(common::retainAll);
		if (possible.size() > 1 && known && common.isEmpty()) {
			this.places.error("SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES", "Shared field \"" + type + "." + field
					+ "\" can be of no type that all its subgraphs know: " + possible, type, field);
		}
		else if (declared.size() == 1 && known && !possible.values().stream().allMatch(common::equals)) {
			this.problems.hint("INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN", type + "." + field
					+ " should only be of what all its subgraphs know, which is " + common + ": " + possible);
		}
	}

	private static Set<String> runtimeTypes(SubgraphSchema subgraph, SubgraphType target) {
		return switch (target.kind()) {
			case OBJECT -> Set.of(target.name());
			case UNION -> target.members();
			case INTERFACE -> {
				Set<String> names = new TreeSet<>();
				subgraph.types().values().forEach((it) -> {
					if (it.kind() == Kind.OBJECT && it.interfaces().contains(target.name())) {
						names.add(it.name());
					}
				});
				yield names;
			}
			default -> Set.of();
		};
	}

}
