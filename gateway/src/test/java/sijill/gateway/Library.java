package sijill.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.apollographql.federation.graphqljava.Federation;
import com.apollographql.federation.graphqljava._Entity;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;

/**
 * A graph of books and what people think of them, split over two services.
 */
final class Library implements AutoCloseable {

	private static final String LINK = """
			extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
			""";

	private static final String BOOKS = LINK + """
			type Query { book(id: ID!): Book books: [Book!] top(first: Int): [Book!] }
			type Mutation { lend(id: ID!): Book }
			type Book @key(fields: "id") { id: ID! title: String! }
			""";

	private static final String REVIEWS = LINK + """
			type Query { latest: Review }
			type Book @key(fields: "id") { id: ID! reviews: [Review!] rating: Float @shareable }
			type Review { stars: Int! text: String! book: Book }
			""";

	private static final List<Map<String, Object>> TITLES = List.of(
			Map.of("__typename", "Book", "id", "1", "title", "Season of Migration to the North"),
			Map.of("__typename", "Book", "id", "2", "title", "Cities of Salt"));

	final StubService books = new StubService("books", booksSchema());

	final StubService reviews = new StubService("reviews", reviewsSchema());

	/** As {@code sijill.subgraphs} takes it. */
	String addresses() {
		return this.books.address() + "," + this.reviews.address();
	}

	/** A service whose books do not fit those of the others. */
	static StubService contradicting() {
		return new StubService("lists", schema(LINK + """
				type Query { list: Book }
				type Book @key(fields: "id") { id: ID! rating: [Int] @shareable }
				""", RuntimeWiring.newRuntimeWiring().build(), (book) -> book));
	}

	void behave() {
		this.books.behave();
		this.reviews.behave();
	}

	@Override
	public void close() {
		this.books.close();
		this.reviews.close();
	}

	private static GraphQLSchema booksSchema() {
		DataFetcher<Object> byId = (call) -> TITLES.stream()
			.filter((book) -> Objects.equals(book.get("id"), call.getArgument("id")))
			.findFirst()
			.orElse(null);
		RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
			.type("Query", (type) -> type.dataFetcher("book", byId).dataFetcher("books", (call) -> TITLES))
			.type("Mutation", (type) -> type.dataFetcher("lend", byId))
			.build();
		return schema(BOOKS, wiring,
				(book) -> TITLES.stream()
					.filter((title) -> Objects.equals(title.get("id"), book.get("id")))
					.findFirst()
					.orElse(Map.of()));
	}

	private static GraphQLSchema reviewsSchema() {
		Map<String, Object> review = Map.of("stars", 5, "text", "Read it twice", "book",
				Map.of("__typename", "Book", "id", "2"));
		RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
			.type("Query", (type) -> type.dataFetcher("latest", (call) -> review))
			.build();
		return schema(REVIEWS, wiring, (book) -> Map.of("__typename", "Book", "id", book.get("id"), "rating", 4.5,
				"reviews", List.of(review)));
	}

	private static GraphQLSchema schema(String sdl, RuntimeWiring wiring, Entities entities) {
		return Federation.transform(sdl, wiring)
			.setFederation2(true)
			.fetchEntities((call) -> representations(call).stream().map(entities::load).toList())
			.resolveEntityType((call) -> call.getSchema().getObjectType("Book"))
			.build();
	}

	private static List<Map<String, Object>> representations(DataFetchingEnvironment call) {
		return Objects.requireNonNull(call.getArgument(_Entity.argumentName));
	}

	@FunctionalInterface
	private interface Entities {

		Map<String, Object> load(Map<String, Object> representation);

	}

}
