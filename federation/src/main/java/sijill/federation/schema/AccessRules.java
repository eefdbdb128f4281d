package sijill.federation.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import graphql.language.ArrayValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.StringValue;
import graphql.language.Value;

import sijill.federation.Caller;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * What {@code @authenticated} and {@code @requiresScopes} ask for each field: by itself,
 * by its type and by the type that it belongs to, by the interfaces that declare it, and
 * by what it requires from others or takes from objects above.
 */
public final class AccessRules {

	private final SupergraphSchema schema;

	private final Map<String, Access> own;

	private final Set<String> scopes;

	private final Map<String, Access> fields = new ConcurrentHashMap<>();

	AccessRules(SupergraphSchema schema, Map<String, Access> own) {
		this.schema = schema;
		this.own = own;
		this.scopes = own.values()
			.stream()
			.flatMap((it) -> it.demands().stream())
			.flatMap(List::stream)
			.flatMap(Set::stream)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Reads what stands at types ({@code Type}) and fields ({@code Type.field}).
	 */
	static Map<String, Access> read(Document document, LinkedFeatures features) {
		String authenticated = features.nameOf("authenticated", "@authenticated");
		String requiresScopes = features.nameOf("requiresScopes", "@requiresScopes");
		Map<String, Access> found = new HashMap<>();
		for (Definition<?> definition : document.getDefinitions()) {
			if (definition instanceof NamedNode<?> named && definition instanceof DirectivesContainer<?> type) {
				put(found, named.getName(), access(type, authenticated, requiresScopes));
			}
			if (definition instanceof ImplementingTypeDefinition<?> type) {
				for (FieldDefinition field : type.getFieldDefinitions()) {
					put(found, type.getName() + "." + field.getName(), access(field, authenticated, requiresScopes));
				}
			}
		}
		return found;
	}

	private static void put(Map<String, Access> found, String coordinate, Access access) {
		if (!access.isOpen()) {
			found.put(coordinate, access);
		}
	}

	private static Access access(DirectivesContainer<?> part, String authenticated, String requiresScopes) {
		List<List<Set<String>>> demands = new ArrayList<>();
		for (Directive directive : part.getDirectives(requiresScopes)) {
			demands.add(alternatives(directive));
		}
		return new Access(part.hasDirective(authenticated), demands);
	}

	private static List<Set<String>> alternatives(Directive directive) {
		List<Set<String>> alternatives = new ArrayList<>();
		if (directive.getArgument("scopes") != null
				&& directive.getArgument("scopes").getValue() instanceof ArrayValue outer) {
			for (Value<?> value : outer.getValues()) {
				if (value instanceof ArrayValue inner) {
					alternatives.add(inner.getValues()
						.stream()
						.map((it) -> (it instanceof StringValue text) ? text.getValue() : it.toString())
						.collect(Collectors.toUnmodifiableSet()));
				}
			}
		}
		return alternatives;
	}

	/**
	 * Whether everybody may have everything.
	 */
	public boolean isEmpty() {
		return this.own.isEmpty();
	}

	/**
	 * The caller as far as it makes a difference.
	 */
	public Caller relevant(Caller caller) {
		if (isEmpty()) {
			return Caller.ANONYMOUS;
		}
		return new Caller(caller.authenticated(),
				caller.scopes().stream().filter(this.scopes::contains).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * What a field of objects of a type needs.
	 */
	public Access of(CompositeType type, SchemaField field) {
		if (isEmpty()) {
			return Access.OPEN;
		}
		String coordinate = type.name() + "." + field.name();
		Access known = this.fields.get(coordinate);
		if (known == null) {
			known = collect(type, field, new HashSet<>());
			this.fields.put(coordinate, known);
		}
		return known;
	}

	private Access own(String coordinate) {
		return this.own.getOrDefault(coordinate, Access.OPEN);
	}

	private Access collect(CompositeType type, SchemaField field, Set<String> open) {
		String coordinate = type.name() + "." + field.name();
		if (!open.add(coordinate)) {
			return Access.OPEN;
		}
		Access access = own(coordinate).and(own(type.name())).and(own(field.type().baseName()));
		for (String asInterface : type.interfaces()) {
			access = access.and(own(asInterface + "." + field.name()));
		}
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && join.requires() != null) {
				access = access.and(collect(join.requires(), type, open));
			}
			for (ContextArgument argument : (join != null) ? join.contexts() : List.<ContextArgument>of()) {
				for (CompositeType source : this.schema.setting(argument.context())) {
					access = access.and(collect(argument.selection(), source, open));
				}
			}
		}
		return access;
	}

	private Access collect(FieldSet fields, CompositeType type, Set<String> open) {
		Access access = Access.OPEN;
		for (FieldSet.Item item : fields.items()) {
			access = access.and(switch (item) {
				case OnType on -> collect(on.below(), this.schema.requireComposite(on.type()), open);
				case FieldItem it -> collect(it, type, open);
			});
		}
		return access;
	}

	private Access collect(FieldItem item, CompositeType type, Set<String> open) {
		Access access = Access.OPEN;
		Set<String> types = new HashSet<>(this.schema.possibleTypes(type.name()));
		types.add(type.name());
		for (String name : types) {
			CompositeType possible = this.schema.requireComposite(name);
			SchemaField field = possible.field(item.name());
			if (field != null) {
				access = access.and(collect(possible, field, open));
				CompositeType below = this.schema.composite(field.type().baseName());
				if (item.below() != null && below != null) {
					access = access.and(collect(item.below(), below, open));
				}
			}
		}
		return access;
	}

}
