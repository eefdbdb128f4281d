package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/**
 * Random queries over a schema: nested selections, aliases, fragments on types, named
 * fragments, variables, {@code @skip} and {@code @include}. A seed always gives the same
 * query.
 */
final class RandomQuery {

	private final GraphQLSchema schema;

	private final Random random;

	private final List<String> fragments = new ArrayList<>();

	private int aliases;

	private int budget;

	RandomQuery(GraphQLSchema schema, long seed) {
		this.schema = schema;
		this.random = new Random(seed);
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
		GraphQLFieldDefinition field = subscription.getFieldDefinitions().getFirst();
		GraphQLCompositeType type = (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(field.getType());
		return document("subscription", field.getName() + arguments(field) + " {" + selection(type, 1)
				+ " keep: __typename @include(if: $yes) @skip(if: $no) }");
	}

	private String write(String kind, GraphQLObjectType root) {
		return document(kind, selection(root, 0) + " keep: __typename @include(if: $yes) @skip(if: $no)");
	}

	private String document(String kind, String selection) {
		String body = selection + "\n}\n" + String.join("\n", this.fragments);
		return kind + "($yes: Boolean! = true, $no: Boolean! = false"
				+ (body.contains("$word") ? ", $word: String = \"w\"" : "")
				+ (body.contains("$count") ? ", $count: Int = 2" : "") + ") {" + body;
	}

	private String selection(GraphQLCompositeType type, int depth) {
		StringBuilder text = new StringBuilder();
		int count = (depth == 0) ? 1 + this.random.nextInt(3) : 1 + this.random.nextInt(5);
		for (int i = 0; i < count; i++) {
			text.append(' ').append(entry(type, depth));
		}
		if (text.toString().isBlank() || (depth > 0 && this.random.nextInt(5) == 0)) {
			text.append(" __typename");
		}
		return text.toString();
	}

	private String entry(GraphQLCompositeType type, int depth) {
		this.budget--;
		int choice = this.random.nextInt(10);
		if (type instanceof GraphQLUnionType || (type instanceof GraphQLInterfaceType && choice < 5)) {
			return onType(type, depth);
		}
		if (choice == 9 && type instanceof GraphQLObjectType && depth > 0) {
			return "... on " + type.getName() + " {" + selection(type, depth) + " }";
		}
		if (choice == 8 && depth > 0) {
			String name = "F" + this.fragments.size();
			this.fragments.add("");
			this.fragments.set(Integer.parseInt(name.substring(1)),
					"fragment " + name + " on " + type.getName() + " {" + selection(type, depth) + " }");
			return "..." + name;
		}
		return field((GraphQLFieldsContainer) type, depth);
	}

	private String onType(GraphQLCompositeType type, int depth) {
		List<GraphQLObjectType> possible = (type instanceof GraphQLUnionType union)
				? union.getTypes().stream().map((it) -> (GraphQLObjectType) it).toList()
				: this.schema.getImplementations((GraphQLInterfaceType) type);
		if (possible.isEmpty() || this.random.nextInt(8) == 0) {
			return "__typename";
		}
		GraphQLObjectType chosen = possible.get(this.random.nextInt(possible.size()));
		return "... on " + chosen.getName() + " {" + selection(chosen, depth) + " }";
	}

	private String field(GraphQLFieldsContainer type, int depth) {
		List<GraphQLFieldDefinition> fields = type.getFieldDefinitions();
		GraphQLFieldDefinition field = fields.get(this.random.nextInt(fields.size()));
		GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(field.getType());
		boolean composite = named instanceof GraphQLCompositeType;
		if (composite && (depth > 6 || this.budget <= 0)) {
			return "__typename";
		}
		String text = switch (this.random.nextInt(20)) {
			case 0, 1 -> field.getName();
			case 2 -> fields.get(this.random.nextInt(fields.size())).getName() + ": " + field.getName();
			case 3 -> List.of("_0_id", "_entities", "_1", "representations").get(this.random.nextInt(4)) + ": "
					+ field.getName();
			default -> "a" + this.aliases++ + ": " + field.getName();
		} + arguments(field);
		text += switch (this.random.nextInt(12)) {
			case 0 -> " @include(if: $yes)";
			case 1 -> " @skip(if: $yes)";
			case 2 -> " @include(if: $no)";
			default -> "";
		};
		return composite ? text + " {" + selection((GraphQLCompositeType) named, depth + 1) + " }" : text;
	}

	private String arguments(GraphQLFieldDefinition field) {
		List<String> given = new ArrayList<>();
		for (GraphQLArgument argument : field.getArguments()) {
			String type = GraphQLTypeUtil.simplePrint(argument.getType());
			boolean needed = type.endsWith("!");
			if (!needed && this.random.nextBoolean()) {
				continue;
			}
			String value = switch (type) {
				case "String" -> this.random.nextBoolean() ? "$word" : "\"en\"";
				case "String!" -> "\"x" + this.random.nextInt(3) + "\"";
				case "ID", "ID!" -> "\"" + this.random.nextInt(4) + "\"";
				case "Int", "Int!" -> type.equals("Int") && this.random.nextBoolean() ? "$count"
						: Integer.toString(this.random.nextInt(5));
				case "Boolean", "Boolean!" -> "true";
				case "[String!]!" -> "[\"n\"]";
				case "Tone" -> this.random.nextBoolean() ? "LOUD" : "LOW";
				case "Where" -> "{min: " + this.random.nextInt(3) + "}";
				default -> null;
			};
			if (value != null) {
				given.add(argument.getName() + ": " + value);
			}
		}
		return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
	}

}
