package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import graphql.language.AstPrinter;
import graphql.language.VariableDefinition;

import sijill.federation.OperationKind;
import sijill.federation.operation.Operation;
import sijill.federation.plan.EntitiesQuery.Copy;
import sijill.federation.plan.Fetch.ContextInput;
import sijill.federation.plan.ObjectReader.FieldReader;
import sijill.federation.plan.ObjectReader.Typing;
import sijill.federation.plan.Request.ContextVariables;
import sijill.federation.plan.Request.EntitiesTarget;
import sijill.federation.plan.Request.RootTarget;
import sijill.federation.plan.Request.TopField;
import sijill.federation.plan.SelectionWriter.Names;
import sijill.federation.plan.SelectionWriter.Selection;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.schema.TypeRef;

/**
 * Puts fetches into requests: all of one wave for the same subgraph travel together,
 * entities in one list of {@code _entities} as long as their selections agree.
 */
final class RequestWriter {

	private final SupergraphSchema schema;

	private final Operation operation;

	private final Function<Position, Shape> shapes;

	private final Map<Fetch, Integer> requestOf = new HashMap<>();

	RequestWriter(SupergraphSchema schema, Operation operation, Function<Position, Shape> shapes) {
		this.schema = schema;
		this.operation = operation;
		this.shapes = shapes;
	}

	List<Request> write(Collection<Fetch> fetches) throws PlanningException {
		List<List<Fetch>> ordered = grouped(fetches);
		for (int id = 0; id < ordered.size(); id++) {
			for (Fetch fetch : ordered.get(id)) {
				this.requestOf.put(fetch, id);
			}
		}
		List<Request> requests = new ArrayList<>();
		for (List<Fetch> group : ordered) {
			requests.add(request(requests.size(), group));
		}
		return requests;
	}

	/**
	 * What becomes one request each.
	 */
	static List<List<Fetch>> grouped(Collection<Fetch> fetches) {
		Map<Group, List<Fetch>> groups = new TreeMap<>();
		for (Fetch fetch : fetches) {
			groups
				.computeIfAbsent(new Group(fetch.wave(), fetch.subgraph(), fetch.isForEntities() ? -1 : fetch.id()),
						(it) -> new ArrayList<>())
				.add(fetch);
		}
		return List.copyOf(groups.values());
	}

	private record Group(int wave, int subgraph, int root) implements Comparable<Group> {

		private static final Comparator<Group> ORDER = Comparator.comparingInt(Group::wave)
			.thenComparingInt(Group::subgraph)
			.thenComparingInt(Group::root);

		@Override
		public int compareTo(Group other) {
			return ORDER.compare(this, other);
		}

	}

	private Request request(int id, List<Fetch> group) throws PlanningException {
		Fetch first = group.getFirst();
		Set<Integer> dependsOn = new TreeSet<>();
		group.forEach((fetch) -> fetch.dependsOn()
			.forEach((before) -> dependsOn.add(Objects.requireNonNull(this.requestOf.get(before)))));
		if (!first.isForEntities()) {
			return root(id, first, dependsOn);
		}
		List<EntityGroup> apart = EntityGroup.apart(group);
		List<EntityGroup> together = EntityGroup.together(apart);
		Request request = entities(id, first, dependsOn, together);
		return (together.size() == apart.size()) ? request : request.orApart(entities(id, first, dependsOn, apart));
	}

	private Request root(int id, Fetch fetch, Set<Integer> dependsOn) throws PlanningException {
		SelectionWriter writer = writer(fetch);
		Branch branch = fetch.root().branch();
		Selection selection = writer.write(branch.sample(), List.of(fetch.root()), branch.position());
		OperationKind kind = (fetch.entities() == null) ? this.operation.kind() : OperationKind.QUERY;
		Map<String, String> definitions = definitions(writer.variables());
		return new Request(id, fetch.subgraph(), fetch.wave(), isRepeatable(),
				head(kind, definitions) + selection.text(), writer.variables(), definitions, dependsOn,
				new RootTarget(Path.to(branch, branch.types()), selection.reader(), topFields(fetch)), List.of(), null);
	}

	private Request entities(int id, Fetch first, Set<Integer> dependsOn, List<EntityGroup> groups)
			throws PlanningException {
		List<EntitiesList> lists = new ArrayList<>();
		for (EntityGroup group : groups) {
			place(entities(group), lists);
		}
		List<EntitiesTarget> targets = new ArrayList<>();
		String prefix = unused("representations");
		String contextPrefix = unused("context");
		for (int i = 0; i < lists.size(); i++) {
			EntitiesList list = lists.get(i);
			String number = (i == 0) ? "" : Integer.toString(i);
			targets.add(new EntitiesTarget((i == 0) ? EntitiesQuery.ENTITIES : "_" + i, prefix + number,
					new ContextVariables(contextPrefix + number, list.contexts),
					"{" + String.join("", list.fragments.values()) + "}", list.variables, List.copyOf(list.parts)));
		}
		Set<String> variables = new TreeSet<>();
		targets.forEach((it) -> variables.addAll(it.variables()));
		Map<String, String> definitions = definitions(variables);
		String text = EntitiesQuery.text(definitions, targets.stream().map((it) -> new Copy(it, 0)).toList());
		return new Request(id, first.subgraph(), first.wave(), isRepeatable(), text, variables, definitions, dependsOn,
				null, targets, null);
	}

	private SelectionWriter writer(Fetch fetch) {
		return new SelectionWriter(this.schema, fetch.subgraph(), this.shapes);
	}

	private boolean isRepeatable() {
		return this.operation.kind() != OperationKind.MUTATION;
	}

	/**
	 * A beginning for names of variables that none of the client's has.
	 */
	private String unused(String wanted) {
		boolean taken = this.operation.definition()
			.getVariableDefinitions()
			.stream()
			.anyMatch((it) -> it.getName().startsWith(wanted));
		return taken ? unused("_" + wanted) : wanted;
	}

	private Map<String, String> definitions(Set<String> variables) {
		Map<String, String> definitions = new LinkedHashMap<>();
		for (VariableDefinition variable : this.operation.definition().getVariableDefinitions()) {
			if (variables.contains(variable.getName())) {
				definitions.put(variable.getName(),
						AstPrinter.printAstCompact(variable.transform((it) -> it.directives(List.of()))));
			}
		}
		return definitions;
	}

	private static String head(OperationKind kind, Map<String, String> definitions) {
		String name = kind.name().toLowerCase(java.util.Locale.ROOT);
		return definitions.isEmpty() ? ((kind == OperationKind.QUERY) ? "" : name)
				: name + "(" + String.join(",", definitions.values()) + ")";
	}

	private record EntitiesPart(Map<String, String> fragments, Names names, List<TypeRef> contexts,
			Set<String> variables, Request.Entities part) {
	}

	private record EntitiesList(Map<String, String> fragments, Names names, List<TypeRef> contexts,
			Set<String> variables, List<Request.Entities> parts) {
	}

	private static void place(EntitiesPart part, List<EntitiesList> lists) {
		for (EntitiesList list : lists) {
			boolean same = part.contexts.equals(list.contexts) && part.fragments.entrySet()
				.stream()
				.allMatch((it) -> it.getValue().equals(list.fragments.getOrDefault(it.getKey(), it.getValue())));
			if (same && part.names.agreesWith(list.names)) {
				list.fragments.putAll(part.fragments);
				list.names.addAll(part.names);
				list.variables.addAll(part.variables);
				list.parts.add(part.part);
				return;
			}
		}
		lists.add(new EntitiesList(new LinkedHashMap<>(part.fragments), part.names, part.contexts,
				new TreeSet<>(part.variables), new ArrayList<>(List.of(part.part))));
	}

	private EntitiesPart entities(EntityGroup group) throws PlanningException {
		SelectionWriter writer = writer(group.fetches().getFirst());
		Map<String, String> fragments = new LinkedHashMap<>();
		Names names = new Names();
		Position position = group.branch().position();
		CompositeType as = group.representedAs();
		// fields under an interface could conflict with those under a type of it
		names.nameFor("", String.valueOf(as), new HashSet<>());
		ObjectReader reader;
		if (as != null) {
			Selection selection = writer.write(as, group.sites(), position);
			fragments.put(as.name(), "... on " + as.name() + selection.text());
			reader = selection.reader();
			if (reader.typing() instanceof Typing.Unknown) {
				reader = new ObjectReader(reader.shape(), new Typing.Known(), reader.fields());
			}
		}
		else {
			Map<String, List<FieldReader>> readers = new HashMap<>();
			for (String type : group.types()) {
				Selection selection = writer.writeEntity(this.schema.requireComposite(type), group.sites(), position,
						names);
				fragments.put(type, "... on " + type + selection.text());
				readers.putAll(selection.reader().fields());
			}
			reader = new ObjectReader(this.shapes.apply(position), new Typing.Known(), readers);
		}
		return new EntitiesPart(fragments, names, group.contexts().stream().map(ContextInput::type).toList(),
				writer.variables(),
				new Request.Entities(Path.to(group.branch(), group.types()), (as != null) ? as.name() : null,
						List.copyOf(group.inputs()), group.contexts(), reader,
						group.fetches().stream().flatMap((it) -> topFields(it).stream()).distinct().toList()));
	}

	private static List<TopField> topFields(Fetch fetch) {
		return fetch.root()
			.selected()
			.keySet()
			.stream()
			.filter((field) -> field.responseKey() != null)
			.map((field) -> new TopField(Set.copyOf(field.types()), Objects.requireNonNull(field.responseKey())))
			.distinct()
			.toList();
	}

}
