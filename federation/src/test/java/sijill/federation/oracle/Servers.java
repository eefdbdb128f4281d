package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.DataFetcherResult;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.parser.Parser;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import org.jspecify.annotations.Nullable;

/**
 * Servers of graphql-java over the data of a universe.
 */
final class Servers {

	private Servers() {
	}

	/**
	 * How a field gets its value.
	 */
	interface Resolver {

		@Nullable Object resolve(String type, String field, Map<String, @Nullable Object> object,
				Map<String, @Nullable Object> arguments, @Nullable Object context);

	}

	/**
	 * Builds a schema over a resolver. Whatever federation adds to SDL is left out.
	 */
	static GraphQLSchema schema(String sdl, Resolver resolver, Map<String, DataFetcher<?>> queryFetchers) {
		TypeDefinitionRegistry registry = new SchemaParser().buildRegistry(plain(Parser.parse(sdl)));
		RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
		registry.scalars()
			.keySet()
			.stream()
			.filter((name) -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
			.forEach((name) -> wiring.scalar(scalar(name)));
		registry.types().forEach((name, type) -> {
			if (type instanceof graphql.language.InterfaceTypeDefinition
					|| type instanceof graphql.language.UnionTypeDefinition) {
				wiring.type(name, (it) -> it.typeResolver((env) -> {
					Map<?, ?> object = env.getObject();
					return env.getSchema().getObjectType(String.valueOf(object.get("__typename")));
				}));
			}
		});
		GraphQLSchema bare = new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
		GraphQLCodeRegistry.Builder fetchers = GraphQLCodeRegistry.newCodeRegistry(bare.getCodeRegistry());
		for (var type : bare.getAllTypesAsList()) {
			if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
				for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
					fetchers.dataFetcher(FieldCoordinates.coordinates(object, field),
							fetcher(object.getName(), field.getName(), resolver));
				}
			}
		}
		queryFetchers.forEach((field, fetcher) -> fetchers
			.dataFetcher(FieldCoordinates.coordinates(bare.getQueryType().getName(), field), fetcher));
		return bare.transform((it) -> it.codeRegistry(fetchers.build()));
	}

	/**
	 * All types of a supergraph, also those that clients do not see.
	 */
	static GraphQLSchema types(String supergraphSdl) {
		return schema(supergraphSdl, (type, field, object, arguments, context) -> null, Map.of());
	}

	@SuppressWarnings("unchecked")
	private static DataFetcher<?> fetcher(String type, String field, Resolver resolver) {
		return (env) -> {
			Map<String, @Nullable Object> object = (env.getSource() instanceof Map<?, ?> map)
					? (Map<String, @Nullable Object>) map : Map.of();
			return resolver.resolve(type, field, object, env.getArguments(), env.getLocalContext());
		};
	}

	private static GraphQLScalarType scalar(String name) {
		return GraphQLScalarType.newScalar().name(name).coercing(new Coercing<Object, Object>() {
			@Override
			public Object serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
				return value;
			}

			@Override
			public Object parseValue(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
				return value;
			}

			@Override
			public Object parseLiteral(graphql.language.Value<?> value, graphql.execution.CoercedVariables variables,
					graphql.GraphQLContext context, java.util.Locale locale) {
				return String.valueOf(value);
			}
		}).build();
	}

	@SuppressWarnings("rawtypes")
	static Document plain(Document document) {
		List<Definition> kept = new ArrayList<>();
		for (Definition<?> definition : document.getDefinitions()) {
			boolean links = definition instanceof SchemaDefinition schema
					&& schema.getOperationTypeDefinitions().isEmpty();
			boolean federations = definition instanceof DirectiveDefinition directive
					&& directive.getDirectiveLocations().stream().noneMatch((it) -> it.getName().equals("FIELD"));
			if (!links && !federations) {
				Definition<?> based = based(definition, document);
				kept.add((Definition) new AstTransformer().transform(based, new NodeVisitorStub() {
					@Override
					public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
						return TreeTransformerUtil.deleteNode(context);
					}
				}));
			}
		}
		return Document.newDocument().definitions(kept).build();
	}

	/** The first extension of a type that nobody defines stands for its definition. */
	private static Definition<?> based(Definition<?> definition, Document document) {
		if (!(definition instanceof ObjectTypeExtensionDefinition extension)) {
			return definition;
		}
		List<ObjectTypeDefinition> same = document.getDefinitionsOfType(ObjectTypeDefinition.class)
			.stream()
			.filter((it) -> it.getName().equals(extension.getName()))
			.toList();
		boolean defined = same.stream().anyMatch((it) -> !(it instanceof ObjectTypeExtensionDefinition));
		return (defined || same.getFirst() != extension) ? definition
				: ObjectTypeDefinition.newObjectTypeDefinition()
					.name(extension.getName())
					.implementz(extension.getImplements())
					.fieldDefinitions(extension.getFieldDefinitions())
					.build();
	}

	/**
	 * SDL with federation's directives under their usual names.
	 */
	static String usualNames(String sdl) {
		return sdl.replace("@identity(", "@key(").replace("@fed__", "@").replace("@its_", "@");
	}

	/**
	 * SDL with its root types under their usual names.
	 */
	static String usualRoots(String sdl) {
		String usual = sdl;
		for (SchemaDefinition schema : Parser.parse(sdl).getDefinitionsOfType(SchemaDefinition.class)) {
			for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
				usual = usual.replaceAll("\\b" + root.getTypeName().getName() + "\\b", usualRoot(root.getName()));
			}
		}
		return usual;
	}

	private static String usualRoot(String operation) {
		return Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
	}

	/**
	 * The usual names of a schema's root types, by those that they have.
	 */
	static Map<String, String> roots(GraphQLSchema schema) {
		Map<String, String> roots = new HashMap<>(Map.of(schema.getQueryType().getName(), "Query"));
		if (schema.getMutationType() != null) {
			roots.put(schema.getMutationType().getName(), "Mutation");
		}
		if (schema.getSubscriptionType() != null) {
			roots.put(schema.getSubscriptionType().getName(), "Subscription");
		}
		return roots;
	}

	static Map<String, @Nullable Object> execute(GraphQLSchema schema, String query,
			Map<String, @Nullable Object> variables, @Nullable String operationName) {
		boolean subscribes = query.startsWith("subscription");
		ExecutionInput.Builder input = ExecutionInput
			.newExecutionInput(subscribes ? query.replaceFirst("^subscription", "query") : query)
			.variables(nonNulls(variables));
		if (operationName != null) {
			input.operationName(operationName);
		}
		return GraphQL.newGraphQL(subscribes ? asQueries(schema) : schema)
			.build()
			.execute(input.build())
			.toSpecification();
	}

	/** One event is what a query for the same would be answered. */
	private static GraphQLSchema asQueries(GraphQLSchema schema) {
		return GraphQLSchema.newSchema(schema)
			.query(schema.getSubscriptionType())
			.subscription((GraphQLObjectType) null)
			.additionalType(schema.getQueryType())
			.build();
	}

	@SuppressWarnings("NullAway") // graphql-java declares its maps of values without
									// nulls
	private static Map<String, Object> nonNulls(Map<String, @Nullable Object> variables) {
		return variables;
	}

	/**
	 * A result with what is known about the objects below it.
	 */
	static DataFetcherResult<@Nullable Object> with(@Nullable Object value, Object context) {
		return DataFetcherResult.<@Nullable Object>newResult().data(value).localContext(context).build();
	}

}
