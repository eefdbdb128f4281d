package sijill.federation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.language.Node;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

import sijill.federation.plan.ObjectReader.FieldReader;
import sijill.federation.plan.ObjectReader.Typing;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.schema.TypeRef;

/**
 * Writes what one fetch selects as text that is valid in its subgraph's own schema, and
 * how the reply to it is read. Selections that are the same for every type that an object
 * can have there stand on the interface, the others on their types.
 */
final class SelectionWriter {

	/** Types that must be asked one by one at every level make texts of any length. */
	private static final int MAX_LENGTH = 250_000;

	private final SupergraphSchema schema;

	private final int subgraph;

	private final Function<Position, Shape> shapes;

	private final Set<String> variables = new TreeSet<>();

	private final Map<Below, Selection> written = new HashMap<>();

	SelectionWriter(SupergraphSchema schema, int subgraph, Function<Position, Shape> shapes) {
		this.schema = schema;
		this.subgraph = subgraph;
		this.shapes = shapes;
	}

	/**
	 * The client's variables in everything that was written.
	 */
	Set<String> variables() {
		return this.variables;
	}

	/**
	 * Objects below a field. The field may stand on many types, which share what is
	 * selected there.
	 */
	private record Below(CompositeType declared, Position position, List<Site> sites) {
	}

	/**
	 * Text with braces around it, and its reader.
	 */
	record Selection(String text, ObjectReader reader) {
	}

	/**
	 * A field as it is written: its name in the reply, its text, and its reader.
	 */
	private record Written(OpField field, String text, FieldReader reader) {
	}

	/**
	 * What is selected on objects that the subgraph declares as a type.
	 */
	Selection write(CompositeType declared, List<Site> sites, Position position) throws PlanningException {
		Below below = new Below(declared, position, sites);
		Selection selection = this.written.get(below);
		if (selection == null) {
			selection = selection(declared, sites, position);
			this.written.put(below, selection);
		}
		if (selection.text().length() > MAX_LENGTH) {
			throw new PlanningException("The query is too complex to be planned");
		}
		return selection;
	}

	private Selection selection(CompositeType declared, List<Site> sites, Position position) throws PlanningException {
		Shape shape = this.shapes.apply(position);
		Names names = new Names();
		if (declared.isInterfaceObject(this.subgraph)) {
			List<Written> fields = fields(declared, sites, null, names);
			return new Selection(braced(text(fields, List.of())),
					new ObjectReader(shape, new Typing.Unknown(), Map.of(ObjectReader.ANY, readers(fields))));
		}
		if (declared.isObject()) {
			List<Written> fields = fields(declared, sites, declared.name(), names);
			return new Selection(braced(text(fields, List.of())), new ObjectReader(shape,
					new Typing.Fixed(declared.name()), Map.of(ObjectReader.ANY, readers(fields))));
		}
		Map<String, List<Written>> byType = new LinkedHashMap<>();
		Map<String, List<FieldReader>> readers = new HashMap<>();
		for (String type : this.schema.possibleTypes(this.subgraph, declared.name())) {
			List<Written> fields = fields(this.schema.requireComposite(type), sites, type, names);
			byType.put(type, fields);
			readers.put(type, readers(fields));
		}
		return new Selection("{__typename" + abstractText(declared, byType) + "}",
				new ObjectReader(shape, new Typing.ByTypename(), readers));
	}

	/**
	 * What is selected on entities of one object type: the text of the fields, and their
	 * readers.
	 */
	Selection writeEntity(CompositeType type, List<Site> sites, Position position, Names names)
			throws PlanningException {
		List<Written> fields = fields(type, sites, type.name(), names);
		return new Selection(braced(text(fields, List.of())), new ObjectReader(this.shapes.apply(position),
				new Typing.Known(), Map.of(type.name(), readers(fields))));
	}

	private String abstractText(CompositeType declared, Map<String, List<Written>> byType) {
		List<String> shared = new ArrayList<>();
		if (declared.kind() == CompositeType.Kind.INTERFACE && !byType.isEmpty()) {
			for (Written field : byType.values().iterator().next()) {
				boolean everywhere = byType.values()
					.stream()
					.allMatch((fields) -> fields.stream().anyMatch((it) -> it.text().equals(field.text())));
				if (everywhere && isOnInterface(declared, field.field(), byType.keySet())) {
					shared.add(field.text());
				}
			}
		}
		StringBuilder text = new StringBuilder();
		shared.forEach((it) -> text.append(' ').append(it));
		byType.forEach((type, fields) -> {
			String own = text(fields, shared);
			if (!own.isEmpty()) {
				text.append(" ... on ").append(type).append('{').append(own).append('}');
			}
		});
		return text.toString();
	}

	/** Of an interface that says less of the objects below, they cannot be asked. */
	private boolean isOnInterface(CompositeType declared, OpField asked, Set<String> types) {
		SchemaField field = declared.field(asked.name());
		JoinField join = (field != null) ? field.in(this.subgraph) : null;
		if (field == null || join == null || join.external()) {
			return false;
		}
		for (String type : types) {
			SchemaField own = this.schema.requireComposite(type).field(asked.name());
			JoinField there = (own != null) ? own.in(this.subgraph) : null;
			if (there == null || !there.type().baseName().equals(join.type().baseName())) {
				return false;
			}
		}
		return asked.arguments()
			.stream()
			.allMatch(
					(argument) -> field.arguments().stream().anyMatch((it) -> it.getName().equals(argument.getName())));
	}

	private List<Written> fields(CompositeType type, List<Site> sites, @Nullable String objectType, Names names)
			throws PlanningException {
		List<Written> fields = new ArrayList<>();
		Set<Integer> written = new TreeSet<>();
		Set<String> taken = new HashSet<>();
		for (Site site : sites) {
			boolean whole = objectType == null || site.seenAs() != null;
			if (!whole && !site.branch().types().contains(objectType)) {
				continue;
			}
			for (var entry : site.selectedInOrder()) {
				OpField field = entry.getKey();
				if ((whole || field.types().contains(objectType)) && written.add(field.slot())) {
					fields.add(field(type, field, site.fetch(), entry.getValue(), names, taken));
				}
			}
		}
		return fields;
	}

	private Written field(CompositeType type, OpField field, Fetch fetch, List<Site> below, Names names,
			Set<String> taken) throws PlanningException {
		if (field.isTypename()) {
			return new Written(field, OpField.TYPENAME, new FieldReader(OpField.TYPENAME, field.slot(),
					field.responseKey(), TypeRef.named("String"), null, null));
		}
		SchemaField definition = type.field(field.name());
		JoinField join = (definition != null) ? definition.in(this.subgraph) : null;
		if (join == null) {
			throw new IllegalStateException(type + "." + field.name() + " is not in this subgraph");
		}
		Position child = field.child();
		Selection selection = (child != null)
				? write(this.schema.requireComposite(join.type().baseName()), below, child) : null;
		String content = field.name() + arguments(field, join, fetch) + ((selection != null) ? selection.text() : "");
		String name = names.nameFor((field.responseKey() != null) ? field.responseKey() : field.name(),
				content + " " + join.type(), taken);
		return new Written(field, name.equals(field.name()) ? content : name + ":" + content,
				new FieldReader(name, field.slot(), field.responseKey(), field.type(),
						(selection == null) ? this.schema.leaf(field.type().baseName()) : null,
						(selection != null) ? selection.reader() : null));
	}

	private String arguments(OpField field, JoinField join, Fetch fetch) {
		field.arguments().forEach(this::collectVariables);
		String own = OpField.text(field.arguments());
		if (join.contexts().isEmpty()) {
			return own;
		}
		return join.contexts()
			.stream()
			.map((it) -> it.name() + ":$" + EntitiesQuery.PREFIX + fetch.context(it.source()))
			.collect(Collectors.joining(",", own.isEmpty() ? "(" : own.substring(0, own.length() - 1) + ",", ")"));
	}

	private void collectVariables(Node<?> node) {
		if (node instanceof VariableReference variable) {
			this.variables.add(variable.getName());
		}
		for (Node<?> child : node.getChildren()) {
			collectVariables(child);
		}
	}

	private static String text(List<Written> fields, List<String> without) {
		StringBuilder text = new StringBuilder();
		for (Written field : fields) {
			if (!without.contains(field.text())) {
				text.append(text.isEmpty() ? "" : " ").append(field.text());
			}
		}
		return text.toString();
	}

	private static String braced(String text) {
		return "{" + (text.isEmpty() ? OpField.TYPENAME : text) + "}";
	}

	private static List<FieldReader> readers(List<Written> fields) {
		return fields.stream().map(Written::reader).filter((it) -> !it.wireName().equals(OpField.TYPENAME)).toList();
	}

	/**
	 * The names in one selection of a reply. A name stands for one content only, so that
	 * nothing in a reply can conflict; another content gets an alias of the plan's own.
	 */
	static final class Names {

		/** The name of the type is asked for wherever the plan needs it. */
		private final Map<String, String> contents = new HashMap<>(Map.of(OpField.TYPENAME, OpField.TYPENAME));

		private int aliases;

		/**
		 * A name for a content that is not yet taken by another value of the same object.
		 */
		String nameFor(String wanted, String content, Set<String> taken) {
			String name = wanted;
			String known = this.contents.putIfAbsent(name, content);
			while (taken.contains(name) || (known != null && !known.equals(content))) {
				name = "_" + this.aliases++ + "_" + wanted;
				known = this.contents.putIfAbsent(name, content);
			}
			taken.add(name);
			return name;
		}

		/**
		 * Whether both can stand in one selection.
		 */
		boolean agreesWith(Names other) {
			return this.contents.entrySet()
				.stream()
				.allMatch((it) -> it.getValue().equals(other.contents.getOrDefault(it.getKey(), it.getValue())));
		}

		void addAll(Names other) {
			this.contents.putAll(other.contents);
		}

	}

}
