package sijill.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.apollographql.federation.graphqljava.Federation;
import com.apollographql.federation.graphqljava._Entity;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;

/**
 * One book, of which not everybody may have everything, split over two services.
 */
final class ProtectedShelf implements AutoCloseable {

	private static final String LINK = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
			  import: ["@key", "@external", "@requires", "@authenticated", "@requiresScopes"])
			""";

	final StubService books = new StubService("books", schema(LINK + """
			type Query { book: Book }
			type Book @key(fields: "id") {
			  id: ID! title: String! mine: Boolean @authenticated price: Int @requiresScopes(scopes: [["price"]])
			}
			""", Map.of("__typename", "Book", "id", "1", "title", "Cities of Salt", "mine", true, "price", 12)));

	final StubService taxes = new StubService("taxes", schema(LINK + """
			type Query { rate: Int }
			type Book @key(fields: "id") { id: ID! price: Int @external tax: Int @requires(fields: "price") }
			""", Map.of("__typename", "Book", "id", "1", "tax", 3)));

	/** As {@code sijill.subgraphs} takes it. */
	String addresses() {
		return this.books.address() + "," + this.taxes.address();
	}

	void behave() {
		this.books.behave();
		this.taxes.behave();
	}

	@Override
	public void close() {
		this.books.close();
		this.taxes.close();
	}

	private static GraphQLSchema schema(String sdl, Map<String, Object> book) {
		return Federation
			.transform(sdl,
					RuntimeWiring.newRuntimeWiring()
						.type("Query", (query) -> query.dataFetcher("book", (call) -> book))
						.build())
			.setFederation2(true)
			.fetchEntities((call) -> Objects.requireNonNull(call.<List<Object>>getArgument(_Entity.argumentName))
				.stream()
				.map((key) -> book)
				.toList())
			.resolveEntityType((call) -> call.getSchema().getObjectType("Book"))
			.build();
	}

}
