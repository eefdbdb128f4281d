package sijill.platform.graphql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoDatabase;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import sijill.platform.date.DateRange;
import sijill.platform.date.FuzzyDate;
import sijill.platform.error.BadInput;
import sijill.web.Request;

/**
 * A service like any other, which fails in every way when asked to.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@SuppressWarnings("DoNotCallSuggester")
@Import({ ShelfApplication.Books.class, ShelfApplication.Rest.class })
class ShelfApplication {

	static final String SECRET = "db.internal:27017 password=s3cret";

	@Bean
	jakarta.servlet.Filter breakingFilter() {
		return (request, response, chain) -> {
			if (((jakarta.servlet.http.HttpServletRequest) request).getRequestURI().equals("/breaks-in-filter")
					&& request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST) {
				throw new IllegalStateException(SECRET);
			}
			chain.doFilter(request, response);
		};
	}

	@Controller
	static final class Books {

		private static final Logger logger = LoggerFactory.getLogger(Books.class);

		private final References references;

		private final MongoDatabase database;

		private final CountDownLatch forEver = new CountDownLatch(1);

		Books(References references, MongoDatabase database) {
			this.references = references;
			this.database = database;
		}

		@QueryMapping
		@Nullable Book book(@Argument String id) {
			return id.startsWith("book-") ? new Book(id) : null;
		}

		@QueryMapping
		List<Book> books(@Argument @Nullable Filter filter, @Argument @Nullable Integer first) {
			if (first != null && first < 0) {
				throw new BadInput("first", "must not be negative");
			}
			return List.of(new Book("book-1"), new Book("book-2"), new Book("book-3"));
		}

		@QueryMapping
		int counted() {
			return (int) this.database.getCollection("books").countDocuments(new Document());
		}

		@QueryMapping
		String breaks() {
			throw new IllegalStateException(SECRET);
		}

		@QueryMapping
		String waits() throws InterruptedException {
			this.forEver.await();
			return "";
		}

		@QueryMapping
		String unreachable() {
			throw new MongoSocketReadException(SECRET, new ServerAddress());
		}

		@QueryMapping
		String correlationId() {
			logger.info("asked for the correlation id");
			return Objects.requireNonNull(Request.current()).correlationId();
		}

		@BatchMapping(typeName = "Book", field = "shelfmark")
		Map<Book, String> shelfmarks(List<Book> books) {
			String correlationId = Objects.requireNonNull(Request.current()).correlationId();
			this.database.getCollection("shelfmarks").countDocuments();
			return books.stream().collect(Collectors.toMap((book) -> book, (book) -> correlationId));
		}

		@SchemaMapping(typeName = "Book")
		Book next(Book book) {
			return book;
		}

		@EntityMapping("Book")
		List<@Nullable Book> entities(@Argument List<@Nullable String> idList) {
			return this.references.inOrder("Book", idList,
					idList.stream()
						.filter(Objects::nonNull)
						.filter((id) -> id.startsWith("book-"))
						.distinct()
						.collect(Collectors.toMap((id) -> id, Book::new)));
		}

		@EntityMapping("Fragile")
		List<Book> fragile(@Argument List<String> idList) {
			throw new IllegalStateException(SECRET);
		}

	}

	record Filter(@Nullable DateRange published, @Nullable List<BookKind> kinds) {
	}

	enum BookKind {

		REPORT, LETTER

	}

	public record Book(String id) {

		public String title() {
			return "Title of " + this.id;
		}

		public FuzzyDate published() {
			return FuzzyDate.parse("2018-04-07~");
		}

		public Instant recorded() {
			return Instant.parse("2026-01-31T10:00:00Z");
		}

		public @Nullable String lacking() {
			return null;
		}

	}

	@RestController
	static final class Rest {

		@GetMapping("/rest/breaks")
		String breaks() {
			throw new IllegalStateException(SECRET);
		}

		@GetMapping("/rest/refuses")
		String refuses() {
			throw new BadInput("point", "lies outside of the world");
		}

		@PostMapping(path = "/rest/read", consumes = "application/json")
		Map<String, Object> read(@RequestBody Map<String, Object> body) {
			return body;
		}

	}

}
