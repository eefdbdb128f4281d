package sijill.federation.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import graphql.language.Directive;
import graphql.language.SchemaDefinition;
import graphql.parser.InvalidSyntaxException;

import sijill.federation.CompositionError;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;
import sijill.federation.SupergraphException;
import sijill.federation.compose.MergedType.Part;
import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.SupergraphReader;

/**
 * Composes subgraphs: reads each, merges type by type, and writes the supergraph down.
 */
public final class Composer {

	private final Problems problems = new Problems();

	private final Map<String, SubgraphSchema> subgraphs = new LinkedHashMap<>();

	private final Map<String, MergedType> merged = new TreeMap<>();

	private final Places places = new Places(this.subgraphs.values(), this.problems);

	/**
	 * Composes subgraphs.
	 */
	public static CompositionResult compose(List<Subgraph> subgraphs) {
		return new Composer().run(subgraphs);
	}

	private CompositionResult run(List<Subgraph> sources) {
		read(sources);
		if (isRight()) {
			check();
		}
		return isRight() ? compose() : failed();
	}

	private CompositionResult compose() {
		ComposedDirectives composed = new ComposedDirectives(this.subgraphs.values(), this.problems);
		composed.read();
		MergedSchema schema = schema(composed);
		merge(schema);
		check(schema);
		if (!isRight()) {
			return failed();
		}
		String sdl = new SupergraphWriter(this.subgraphs.values(), schema, composed.links()).write();
		try {
			new Satisfiability(SupergraphReader.read(sdl), this.problems, this.places).check();
		}
		catch (SupergraphException ex) {
			this.problems.error("INVALID_GRAPHQL", String.valueOf(ex.getMessage()));
		}
		new Hints(this.subgraphs.values(), schema, this.problems).find();
		return isRight() ? new CompositionResult.Composed(sdl, List.copyOf(this.problems.hints())) : failed();
	}

	private boolean isRight() {
		return this.problems.errors().isEmpty();
	}

	private CompositionResult failed() {
		return new CompositionResult.Failed(List.copyOf(this.problems.errors()));
	}

	private void read(List<Subgraph> sources) {
		Set<String> graphs = new HashSet<>();
		// in an order of their own, so that nothing depends on the one they are given in
		for (Subgraph source : sources.stream().sorted(Comparator.comparing(Subgraph::name)).toList()) {
			String graph = source.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
			if (graph.isEmpty() || Character.isDigit(graph.charAt(0))) {
				graph = "_" + graph;
			}
			while (!graphs.add(graph)) {
				graph += "_1";
			}
			try {
				if (this.subgraphs.put(source.name(), new SubgraphSchema(source, graph)) != null) {
					this.problems.error("INVALID_SUBGRAPH_NAME", "Two subgraphs are named \"" + source.name() + "\"");
				}
			}
			catch (StackOverflowError ex) {
				tooDeep(source.name());
			}
			catch (InvalidSyntaxException ex) {
				int line = (ex.getLocation() != null) ? ex.getLocation().getLine() : 0;
				this.problems.errors()
					.add(new CompositionError("INVALID_GRAPHQL",
							"[" + source.name() + "] Syntax error: " + ex.getMessage(), source.name(), line));
			}
		}
		if (this.subgraphs.isEmpty() && isRight()) {
			this.problems.error("NO_QUERIES", "There are no subgraphs");
		}
	}

	private void check() {
		for (SubgraphSchema subgraph : this.subgraphs.values()) {
			try {
				new SubgraphCheck(subgraph, this.problems).check();
			}
			catch (StackOverflowError ex) {
				tooDeep(subgraph.name());
			}
		}
	}

	private void tooDeep(String subgraph) {
		this.problems.error("INVALID_GRAPHQL", "The schema is nested too deeply to be read", subgraph, 1);
	}

	private Set<String> typeNames() {
		Set<String> names = new LinkedHashSet<>();
		this.subgraphs.values().forEach((it) -> names.addAll(it.types().keySet()));
		return names;
	}

	private void merge(MergedSchema schema) {
		EnumUse use = new EnumUse(this.subgraphs.values(), schema.directives());
		LeafMerge leaves = new LeafMerge(this.problems, this.places);
		CompositeMerge composites = new CompositeMerge(this.subgraphs.values(), this.problems);
		for (String name : typeNames()) {
			Map<SubgraphSchema, SubgraphType> types = new LinkedHashMap<>();
			this.subgraphs.values().forEach((subgraph) -> {
				SubgraphType type = subgraph.type(name);
				if (type != null) {
					types.put(subgraph, type);
				}
			});
			Kind kind = kind(name, types);
			if (kind != null) {
				MergedType type = new MergedType(name, kind);
				types.forEach((subgraph, part) -> addHead(type, subgraph, part));
				switch (kind) {
					case OBJECT, INTERFACE -> composites.merge(type, types);
					case UNION -> types.forEach((subgraph, union) -> union.members().forEach((member) -> {
						type.members().add(member);
						type.head()
							.add("@join__unionMember(graph: " + subgraph.graph() + ", member: \"" + member + "\")");
					}));
					case ENUM -> leaves.mergeEnum(type, types, use);
					case INPUT -> leaves.mergeInputs(type, types);
					case SCALAR -> {
					}
				}
				this.merged.put(name, type);
			}
		}
		composites.addFieldsOfInterfaceObjects(this.merged);
	}

	private MergedSchema schema(ComposedDirectives composed) {
		Part head = new Part();
		this.subgraphs.values()
			.forEach((subgraph) -> subgraph.document()
				.getDefinitionsOfType(SchemaDefinition.class)
				.forEach((it) -> PartMerge.add(head, subgraph, it)));
		return new MergedSchema(head, this.merged,
				new DirectiveMerge(this.subgraphs.values(), this.problems, typeNames()).merge(composed),
				composed.definitions());
	}

	private @org.jspecify.annotations.Nullable Kind kind(String name, Map<SubgraphSchema, SubgraphType> types) {
		Set<Kind> kinds = new LinkedHashSet<>();
		boolean interfaceObject = false;
		for (var entry : types.entrySet()) {
			if (entry.getKey().isInterfaceObject(entry.getValue())) {
				interfaceObject = true;
			}
			else {
				kinds.add(entry.getValue().kind());
			}
		}
		if (interfaceObject && kinds.isEmpty()) {
			this.places.error("INTERFACE_OBJECT_USAGE_ERROR",
					"Type \"" + name + "\" is declared with @interfaceObject in all the subgraphs that define it", name,
					null);
			return null;
		}
		if (kinds.size() > 1 || (interfaceObject && !kinds.contains(Kind.INTERFACE))) {
			SubgraphSchema last = new ArrayList<>(types.keySet()).getLast();
			this.problems.error("TYPE_KIND_MISMATCH",
					"Type \"" + name + "\" has mismatched kind: it is defined as " + kinds + " in different subgraphs",
					last.name(), Objects.requireNonNull(types.get(last)).node());
			return null;
		}
		return kinds.iterator().next();
	}

	private static void addHead(MergedType type, SubgraphSchema subgraph, SubgraphType part) {
		PartMerge.add(type.head(), subgraph, part);
		String join = "@join__type(graph: " + subgraph.graph();
		String rest = (part.isExtension() && part.isComposite() && !SubgraphSchema.isRoot(type.name())
				? ", extension: true" : "");
		String end = subgraph.isInterfaceObject(part) ? ", isInterfaceObject: true)" : ")";
		var keys = subgraph.keys(part);
		for (var key : keys) {
			String resolvable = SubgraphSchema.flag(key, "resolvable", true) ? "" : ", resolvable: false";
			type.head().add(join + ", key: " + FieldMerge.quotedFields(key) + rest + resolvable + end);
		}
		if (keys.isEmpty()) {
			type.head().add(join + end);
		}
		for (var context : subgraph.isFederation2() ? part.directives(subgraph.directive("context"))
				: List.<Directive>of()) {
			String name = ContextField.name(subgraph, SubgraphSchema.requireText(context, "name"));
			type.head().addDefined("context", "@context(name: " + FieldMerge.quoted(name) + ")");
		}
		for (String implemented : part.interfaces()) {
			type.interfaces().add(implemented);
			type.head().add("@join__implements(graph: " + subgraph.graph() + ", interface: \"" + implemented + "\")");
		}
	}

	private void check(MergedSchema schema) {
		if (this.subgraphs.values().stream().allMatch((it) -> it.requireQuery().fields().isEmpty())) {
			this.problems.error("NO_QUERIES",
					"No queries found in any subgraph: a supergraph must have a query root type.");
		}
		if (!isRight()) {
			return;
		}
		new InaccessibleCheck(schema, this.places).check();
		new GraphCheck(this.subgraphs.values(), schema, this.problems, this.places).check();
	}

}
