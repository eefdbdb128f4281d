package sijill.federation.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import graphql.GraphQLException;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.schema.idl.errors.SchemaProblem;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

import sijill.federation.OperationKind;
import sijill.federation.schema.GraphText;
import sijill.federation.schema.RecursiveInputs;

/**
 * Holds a subgraph's SDL against GraphQL itself: with what federation defines, under the
 * names that the subgraph gives to it, it has to be a schema.
 */
final class GraphQlCheck {

	private final SubgraphSchema subgraph;

	private final Problems problems;

	private final Set<String> defined = new HashSet<>();

	GraphQlCheck(SubgraphSchema subgraph, Problems problems) {
		this.subgraph = subgraph;
		this.problems = problems;
	}

	void check() {
		for (SubgraphType type : this.subgraph.types().values()) {
			if (type.name().startsWith("__")) {
				this.problems.error("INVALID_GRAPHQL", "The name \"" + type.name() + "\" is reserved for introspection",
						this.subgraph.name(), type.node());
			}
		}
		try {
			UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().buildRegistry(whole()));
		}
		catch (SchemaProblem ex) {
			ex.getErrors().forEach((it) -> report(it.getMessage()));
		}
		catch (GraphQLException ex) {
			// a built schema tells all that is wrong with it in lines after the first
			String message = String.valueOf(ex.getMessage());
			message.lines()
				.skip(message.startsWith("invalid schema") ? 1 : 0)
				.filter((it) -> !RecursiveInputs.isMeant(it))
				.forEach(this::report);
		}
	}

	private void report(String message) {
		this.problems.error("INVALID_GRAPHQL", message, this.subgraph.name(),
				new Mentioned(this.subgraph).line(message));
	}

	private Document whole() {
		Document document = this.subgraph.document();
		Set<String> bases = new HashSet<>();
		for (Definition<?> definition : document.getDefinitions()) {
			if (definition instanceof NamedNode<?> named) {
				this.defined.add((definition instanceof DirectiveDefinition ? "@" : "") + named.getName());
				if (!(definition instanceof SDLExtensionDefinition)) {
					bases.add(named.getName());
				}
			}
		}
		List<Definition<?>> definitions = new ArrayList<>();
		for (Definition<?> definition : withoutForeign(document).getDefinitions()) {
			boolean isBase = definition instanceof SDLExtensionDefinition
					&& definition instanceof TypeDefinition<?> extension && bases.add(extension.getName());
			definitions.add(isBase ? base(definition) : definition);
		}
		FederationDefinitions.of(this.subgraph).forEach((it) -> {
			String name = ((it instanceof DirectiveDefinition) ? "@" : "") + ((NamedNode<?>) it).getName();
			if (!this.defined.contains(name)) {
				definitions.add(it);
			}
		});
		if (!hasQuery(document)) {
			definitions.addAll(parsed("type Query { _service: String }"));
		}
		return Document.newDocument().definitions(new ArrayList<>(definitions)).build();
	}

	private static boolean hasQuery(Document document) {
		for (SchemaDefinition schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
			for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
				if (root.getName().equals("query")) {
					return true;
				}
			}
		}
		return document.getDefinitions()
			.stream()
			.anyMatch((it) -> it instanceof TypeDefinition<?> type
					&& type.getName().equals(SubgraphSchema.rootName(OperationKind.QUERY)));
	}

	/** What other features define is known to those who link them. */
	private Document withoutForeign(Document document) {
		Set<String> known = new HashSet<>(this.defined);
		FederationDefinitions.of(this.subgraph).forEach((it) -> known.add("@" + ((NamedNode<?>) it).getName()));
		return (Document) new AstTransformer().transform(document, new NodeVisitorStub() {
			@Override
			@SuppressWarnings("rawtypes") // as graphql-java's visitor is
			public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
				String name = "@" + node.getName();
				if (!known.contains(name) && GraphQlCheck.this.subgraph.features().owns(name)) {
					return TreeTransformerUtil.deleteNode(context);
				}
				return TraversalControl.CONTINUE;
			}
		});
	}

	/** An extension of what only others define is a definition by itself. */
	private static Definition<?> base(Definition<?> extension) {
		return parsed(AstPrinter.printAst(extension).replaceFirst("extend ", "")).getFirst();
	}

	private static List<Definition<?>> parsed(String sdl) {
		List<Definition<?>> definitions = new ArrayList<>();
		GraphText.schema(sdl).getDefinitions().forEach((it) -> definitions.add(it));
		return definitions;
	}

}
