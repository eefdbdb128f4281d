package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Random;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/**
 * Random queries over a schema: nested selections, aliases, fragments on objects,
 * interfaces and unions, named fragments that are spread more than once, variables also
 * inside of inputs, {@code @skip} and {@code @include} on everything, with and without
 * anything left. A seed always gives the same query.
 */
final class RandomQuery {

	private static final int DEEPEST = 7;

	private final GraphQLSchema schema;

	private final Random random;

	private final RandomInput inputs;

	/** The named fragments, and what type each is on. */
	private final List<String> fragments = new ArrayList<>();

	private final Map<String, String> fragmentTypes = new LinkedHashMap<>();

	private int aliases;

	private int budget;

	RandomQuery(GraphQLSchema schema, long seed) {
		this.schema = schema;
		this.random = new Random(seed);
		this.inputs = new RandomInput(this.random);
		this.budget = 10 + this.random.nextInt(50);
	}

	String write() {
		return write("query", this.schema.getQueryType());
	}

	/**
	 * A random mutation; null where there is nothing to mutate.
	 */
	@Nullable String writeMutation() {
		GraphQLObjectType mutation = this.schema.getMutationType();
		return (mutation != null) ? write("mutation", mutation) : null;
	}

	/**
	 * A random subscription; null where there is nothing to subscribe to.
	 */
	@Nullable String writeSubscription() {
		GraphQLObjectType subscription = this.schema.getSubscriptionType();
		if (subscription == null) {
			return null;
		}
		List<GraphQLFieldDefinition> fields = subscription.getFieldDefinitions();
		GraphQLFieldDefinition field = fields.get(this.random.nextInt(fields.size()));
		GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(field.getType());
		String text = field.getName() + this.inputs.arguments(field.getArguments());
		return document("subscription", !(type instanceof GraphQLCompositeType composite) ? text
				: text + " {" + selection(composite, 1) + " keep: __typename @include(if: $yes) @skip(if: $no) }");
	}

	private String write(String kind, GraphQLObjectType root) {
		String self = (this.random.nextInt(20) == 0)
				? " __type(name: \"" + root.getName() + "\") { its: name __typename }" : "";
		return document(kind, selection(root, 0) + self + " keep: __typename @include(if: $yes) @skip(if: $no)");
	}

	private String document(String kind, String selection) {
		String body = selection + "\n}\n" + String.join("\n", this.fragments);
		StringBuilder variables = new StringBuilder();
		// in an order that is the same in each run
		new TreeMap<>(Map.of("$yes", "Boolean! = true", "$no", "Boolean! = false")).forEach((name, type) -> {
			if (body.contains(name)) {
				variables.append(name).append(": ").append(type).append(' ');
			}
		});
		this.inputs.definitions().forEach((it) -> variables.append(it).append(' '));
		return kind + (variables.isEmpty() ? "" : "(" + variables.toString().strip() + ")") + " {" + body;
	}

	private String selection(GraphQLCompositeType type, int depth) {
		StringBuilder text = new StringBuilder();
		int count = (depth == 0) ? 1 + this.random.nextInt(3) : 1 + this.random.nextInt(5);
		for (int i = 0; i < count; i++) {
			text.append(' ').append(entry(type, depth));
		}
		if (depth > 0 && this.random.nextInt(5) == 0) {
			text.append(' ').append(typename());
		}
		return text.toString();
	}

	private String entry(GraphQLCompositeType type, int depth) {
		this.budget--;
		int choice = (this.budget > 0) ? this.random.nextInt(10) : 0;
		if (type instanceof GraphQLUnionType || (type instanceof GraphQLInterfaceType && choice < 5)) {
			return onType(type, depth);
		}
		if (depth > 0 && choice == 9) {
			return switch (this.random.nextInt(3)) {
				case 0 -> inline("", type, depth);
				case 1 -> onType(type, depth);
				default -> inline(" on " + type.getName(), type, depth);
			};
		}
		return (depth > 0 && choice == 8) ? spread(type, depth) : field((GraphQLFieldsContainer) type, depth);
	}

	private String inline(String condition, GraphQLCompositeType type, int depth) {
		return "..." + condition + condition() + " {" + selection(type, depth) + " }";
	}

	private String spread(GraphQLCompositeType type, int depth) {
		List<String> known = new ArrayList<>(this.fragmentTypes.keySet());
		known.removeIf((it) -> !type.getName().equals(this.fragmentTypes.get(it)));
		if (!known.isEmpty() && this.random.nextBoolean()) {
			return "..." + known.get(this.random.nextInt(known.size())) + condition();
		}
		String name = "F" + this.fragments.size();
		int place = this.fragments.size();
		this.fragments.add("");
		this.fragments.set(place, "fragment " + name + " on " + type.getName() + " {" + selection(type, depth) + " }");
		this.fragmentTypes.put(name, type.getName());
		return "..." + name + condition();
	}

	/** A condition on any type that shares an object with this one. */
	private String onType(GraphQLCompositeType type, int depth) {
		List<GraphQLCompositeType> possible = new ArrayList<>();
		for (GraphQLNamedType other : this.schema.getAllTypesAsList()) {
			if (other instanceof GraphQLCompositeType composite && !other.getName().startsWith("__")
					&& objects(composite).stream().anyMatch(objects(type)::contains)) {
				possible.add(composite);
			}
		}
		if (possible.isEmpty() || this.budget <= 0 || this.random.nextInt(8) == 0) {
			return typename() + condition();
		}
		GraphQLCompositeType chosen = possible.get(this.random.nextInt(possible.size()));
		return inline(" on " + chosen.getName(), chosen, depth);
	}

	private List<String> objects(GraphQLCompositeType type) {
		return switch (type) {
			case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLNamedOutputType::getName).toList();
			case GraphQLInterfaceType asInterface ->
				this.schema.getImplementations(asInterface).stream().map(GraphQLNamedType::getName).toList();
			default -> List.of(type.getName());
		};
	}

	private String condition() {
		return switch (this.random.nextInt(16)) {
			case 0 -> " @include(if: $yes)";
			case 1 -> " @skip(if: $yes)";
			case 2 -> " @include(if: $no)";
			case 3 -> " @skip(if: $no) @include(if: true)";
			default -> "";
		};
	}

	/** The name of a type, now and then under the name of something else. */
	private String typename() {
		return switch (this.random.nextInt(8)) {
			case 0 -> "id: __typename";
			case 1 -> "kind: __typename";
			case 2 -> "__typename kind: __typename";
			default -> "__typename";
		};
	}

	private String field(GraphQLFieldsContainer type, int depth) {
		List<GraphQLFieldDefinition> fields = type.getFieldDefinitions();
		GraphQLFieldDefinition field = fields.get(this.random.nextInt(fields.size()));
		GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(field.getType());
		boolean composite = named instanceof GraphQLCompositeType;
		if (composite && (depth >= DEEPEST || this.budget <= 0)) {
			return typename();
		}
		String arguments = this.inputs.arguments(field.getArguments());
		String text = responseKey(field, arguments, fields) + arguments + condition();
		return composite ? text + " {" + selection((GraphQLCompositeType) named, depth + 1) + " }" : text;
	}

	/**
	 * What clients call a field: mostly something of its own, so that nothing conflicts,
	 * but also its name, that of another field, one that stands for the same wherever it
	 * is asked for, and what a gateway might call its own.
	 */
	private String responseKey(GraphQLFieldDefinition field, String arguments, List<GraphQLFieldDefinition> others) {
		return switch (this.random.nextInt(20)) {
			case 0, 1 -> field.getName();
			case 2 -> others.get(this.random.nextInt(others.size())).getName() + ": " + field.getName();
			case 3 -> List.of("_0_id", "_entities", "_1", "representations").get(this.random.nextInt(4)) + ": "
					+ field.getName();
			case 4, 5, 6 -> "same" + Math.floorMod(arguments.hashCode(), 100)
					+ GraphQLTypeUtil.simplePrint(field.getType()).replaceAll("\\W", "_") + ": " + field.getName();
			default -> "a" + this.aliases++ + ": " + field.getName();
		};
	}

}
