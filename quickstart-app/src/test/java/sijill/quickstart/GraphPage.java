package sijill.quickstart;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Writes the client's schema as a page that people read.
 */
final class GraphPage {

	private final StringBuilder page = new StringBuilder();

	private GraphPage() {
	}

	/**
	 * The page of a schema, in Markdown.
	 */
	static String of(String schema) {
		List<TypeDefinition<?>> types = Parser.parse(schema)
			.getDefinitions()
			.stream()
			.filter(TypeDefinition.class::isInstance)
			.<TypeDefinition<?>>map((definition) -> (TypeDefinition<?>) definition)
			.sorted(Comparator.comparing((definition) -> definition.getName()))
			.toList();
		GraphPage page = new GraphPage();
		page.line("# The graph");
		page.line("");
		page.line("Made from the schemas of the services by `./mvnw -pl :quickstart -am test "
				+ "-Dtest=GraphPageTests -Dsurefire.failIfNoSpecifiedTests=false -Dsijill.write-docs=true`; "
				+ "a test fails when it is stale. The gateway serves the same at `/schema.graphql`.");
		page.line("");
		page.line("Lists are connections: `edges`, `nodes`, `pageInfo`, and `totalCount`, which is computed only when "
				+ "asked for. `first` is 20 unless said otherwise and 100 at most; `after` takes a cursor of the same "
				+ "list in the same order. A field that leads to another service is null while that service is away, "
				+ "with an error at its path. New enum values may come: tolerate them.");
		page.objects("Where a query begins", types, (name) -> name.equals("Query"));
		page.objects("Types", types, (name) -> !name.equals("Query") && !isConnection(name));
		page.inputs(types);
		page.enums(types);
		page.scalars(types);
		page.objects("Connections", types, GraphPage::isConnection);
		return page.page.toString();
	}

	private static boolean isConnection(String name) {
		return name.endsWith("Connection") || name.endsWith("Edge") || name.equals("PageInfo");
	}

	private void objects(String title, List<TypeDefinition<?>> types, Predicate<String> wanted) {
		heading(title);
		for (TypeDefinition<?> type : types) {
			if (type instanceof ObjectTypeDefinition object && wanted.test(object.getName())) {
				line("");
				line("### " + object.getName());
				description(object.getDescription());
				line("");
				line("| field | type | |");
				line("|---|---|---|");
				object.getFieldDefinitions().forEach(this::field);
			}
		}
	}

	private void field(FieldDefinition field) {
		String arguments = field.getInputValueDefinitions()
			.stream()
			.map((argument) -> argument.getName() + ": " + AstPrinter.printAst(argument.getType()))
			.collect(Collectors.joining(", "));
		row(arguments.isEmpty() ? field.getName() : "%s(%s)".formatted(field.getName(), arguments),
				AstPrinter.printAst(field.getType()), field.getDescription());
	}

	private void inputs(List<TypeDefinition<?>> types) {
		heading("Filters and other inputs");
		for (TypeDefinition<?> type : types) {
			if (type instanceof InputObjectTypeDefinition input) {
				line("");
				line("### " + input.getName());
				description(input.getDescription());
				line("");
				line("| field | type | |");
				line("|---|---|---|");
				for (InputValueDefinition field : input.getInputValueDefinitions()) {
					row(field.getName(), AstPrinter.printAst(field.getType()), field.getDescription());
				}
			}
		}
	}

	private void enums(List<TypeDefinition<?>> types) {
		heading("Enums");
		for (TypeDefinition<?> type : types) {
			if (type instanceof EnumTypeDefinition values) {
				line("");
				line("### " + values.getName());
				description(values.getDescription());
				line("");
				line(values.getEnumValueDefinitions()
					.stream()
					.map((value) -> "`" + value.getName() + "`")
					.collect(Collectors.joining(", ")));
			}
		}
	}

	private void scalars(List<TypeDefinition<?>> types) {
		heading("Scalars");
		for (TypeDefinition<?> type : types) {
			if (type instanceof ScalarTypeDefinition scalar) {
				line("");
				line("### " + scalar.getName());
				description(scalar.getDescription());
			}
		}
	}

	private void heading(String title) {
		line("");
		line("## " + title);
	}

	private void description(@Nullable Description description) {
		if (description != null) {
			line("");
			line(text(description));
		}
	}

	private void row(String field, String type, @Nullable Description description) {
		line("| `%s` | `%s` | %s |".formatted(field, type, (description != null) ? text(description) : ""));
	}

	private static String text(Description description) {
		return description.getContent().strip().replace("\n", " ").replace("|", "\\|");
	}

	private void line(String line) {
		this.page.append(line).append('\n');
	}

}
