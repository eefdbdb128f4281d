package sijill.federation.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import static sijill.federation.schema.Descriptions.printable;

/**
 * The schema that clients see: the supergraph without what federation adds, and without
 * what is inaccessible.
 */
record ApiSchema(String sdl, GraphQLSchema schema) {

	private static final Set<String> KEPT_DIRECTIVES = Set.of("deprecated", "specifiedBy", "oneOf");

	private static final Set<String> SPECIFIED = Set.of("skip", "include", "defer", "stream");

	private static final Set<String> EXECUTABLE = Set.of(DirectiveLocation.QUERY.name(),
			DirectiveLocation.MUTATION.name(), DirectiveLocation.FIELD.name(), DirectiveLocation.FRAGMENT_SPREAD.name(),
			DirectiveLocation.INLINE_FRAGMENT.name(), DirectiveLocation.FRAGMENT_DEFINITION.name(),
			DirectiveLocation.VARIABLE_DEFINITION.name(), DirectiveLocation.SUBSCRIPTION.name());

	static ApiSchema of(Document supergraph, LinkedFeatures features) {
		Document api = new Filter(supergraph, features).document(supergraph);
		String sdl = AstPrinter.printAst(api);
		return new ApiSchema(sdl, RecursiveInputs.schema(api));
	}

	/**
	 * Leaves out what clients do not see.
	 */
	@SuppressWarnings("rawtypes") // as graphql-java's own lists of types and definitions
									// are
	private static final class Filter {

		private final String inaccessible;

		private final Set<String> hiddenTypes = new HashSet<>();

		private final Set<String> types = new HashSet<>();

		Filter(Document supergraph, LinkedFeatures features) {
			this.inaccessible = features.nameOf("inaccessible", "@inaccessible");
			for (Definition<?> definition : supergraph.getDefinitions()) {
				if (definition instanceof NamedNode<?> named) {
					this.types.add(named.getName());
				}
				if (definition instanceof DirectivesContainer<?> container && definition instanceof NamedNode<?> named
						&& (hides(container) || features.owns(named.getName()))) {
					this.hiddenTypes.add(named.getName());
				}
			}
		}

		Document document(Document supergraph) {
			List<Definition> kept = new ArrayList<>();
			for (Definition<?> definition : supergraph.getDefinitions()) {
				Definition<?> visible = definition(definition);
				if (visible != null) {
					kept.add(visible);
				}
			}
			return Document.newDocument().definitions(kept).build();
		}

		private @Nullable Definition<?> definition(Definition<?> definition) {
			if (definition instanceof DirectiveDefinition directive) {
				return isForOperations(directive)
						? directive.transform((it) -> it.description(printable(directive.getDescription()))
							.inputValueDefinitions(known(inputs(directive.getInputValueDefinitions())))
							.directiveLocations(directive.getDirectiveLocations()
								.stream()
								.filter((at) -> EXECUTABLE.contains(at.getName()))
								.toList()))
						: null;
			}
			if (definition instanceof NamedNode<?> named && this.hiddenTypes.contains(named.getName())) {
				return null;
			}
			return switch (definition) {
				case SchemaDefinition it -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(List.of())
					.operationTypeDefinitions(it.getOperationTypeDefinitions()
						.stream()
						.filter((root) -> !this.hiddenTypes.contains(root.getTypeName().getName()))
						.toList()));
				case ObjectTypeDefinition it -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(kept(it))
					.implementz(types(it.getImplements()))
					.fieldDefinitions(fields(it.getFieldDefinitions())));
				case InterfaceTypeDefinition it -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(kept(it))
					.implementz(types(it.getImplements()))
					.definitions(fields(it.getFieldDefinitions())));
				case UnionTypeDefinition it -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(kept(it))
					.memberTypes(types(it.getMemberTypes())));
				case EnumTypeDefinition it -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(kept(it))
					.enumValueDefinitions(it.getEnumValueDefinitions()
						.stream()
						.filter((value) -> !hides(value))
						.map((value) -> value
							.transform((v) -> v.description(printable(value.getDescription())).directives(kept(value))))
						.toList()));
				case InputObjectTypeDefinition it -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(kept(it))
					.inputValueDefinitions(inputs(it.getInputValueDefinitions())));
				case ScalarTypeDefinition it when !LeafType.SPECIFIED_SCALARS.contains(it.getName()) ->
					it.transform((b) -> b.description(printable(it.getDescription())).directives(kept(it)));
				default -> null;
			};
		}

		private boolean isForOperations(DirectiveDefinition directive) {
			return !SPECIFIED.contains(directive.getName())
					&& directive.getDirectiveLocations().stream().anyMatch((it) -> EXECUTABLE.contains(it.getName()));
		}

		/** Some composers leave a type out that only a directive refers to. */
		private List<InputValueDefinition> known(List<InputValueDefinition> inputs) {
			return inputs.stream().filter((it) -> {
				String type = TypeRef.of(it.getType()).baseName();
				return this.types.contains(type) || LeafType.SPECIFIED_SCALARS.contains(type);
			}).toList();
		}

		private boolean hides(DirectivesContainer<?> part) {
			return part.hasDirective(this.inaccessible);
		}

		private static List<Directive> kept(DirectivesContainer<?> part) {
			return part.getDirectives().stream().filter((it) -> KEPT_DIRECTIVES.contains(it.getName())).toList();
		}

		private List<Type> types(List<Type> types) {
			return types.stream()
				.filter((it) -> !this.hiddenTypes.contains(TypeRef.of(Objects.requireNonNull(it)).baseName()))
				.toList();
		}

		private List<FieldDefinition> fields(List<FieldDefinition> fields) {
			return fields.stream()
				.filter((it) -> !hides(it) && !this.hiddenTypes.contains(TypeRef.of(it.getType()).baseName()))
				.map((it) -> it.transform((b) -> b.description(printable(it.getDescription()))
					.directives(kept(it))
					.inputValueDefinitions(inputs(it.getInputValueDefinitions()))))
				.toList();
		}

		private List<InputValueDefinition> inputs(List<InputValueDefinition> inputs) {
			return inputs.stream()
				.filter((it) -> !hides(it) && !this.hiddenTypes.contains(TypeRef.of(it.getType()).baseName()))
				.map((it) -> it.transform((b) -> b.description(printable(it.getDescription())).directives(kept(it))))
				.toList();
		}

	}

}
