package sijill.documents.document;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.documents.stub.Organization;
import sijill.platform.graphql.References;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.PageRequest;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of documents themselves.
 */
@Controller
class DocumentController {

	private static final PageRequest ONE = new PageRequest(1, null, false);

	private final Lists lists;

	private final Views views;

	private final References references;

	DocumentController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable Document> document(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(Document.ALL, id, environment);
	}

	@QueryMapping
	@Nullable Document documentBySymbol(@Argument String symbol) {
		return this.views
			.page(Document.ALL, Document.ALL.criteria().eq("symbol", Symbols.folded(symbol)), Document.OLDEST_FIRST,
					ONE)
			.items()
			.stream()
			.findFirst()
			.map((item) -> item.row())
			.orElse(null);
	}

	@QueryMapping
	Connection<Edge<Document>, Document> documents(@Argument @Nullable DocumentFilter filter,
			@Argument @Nullable DocumentOrder orderBy, Paging paging) {
		return this.lists.list(Document.ALL, DocumentFilter.criteria(filter, Document.ALL), DocumentOrder.of(orderBy),
				paging);
	}

	@EntityMapping
	List<@Nullable Document> document(@Argument List<String> idList) {
		return this.references.inOrder("Document", idList, this.views.byIds(Document.ALL, idList));
	}

	@SchemaMapping
	List<Organization> publishers(Document document) {
		return Organization.of(document.publishers());
	}

	@SchemaMapping
	List<Organization> sponsors(Document document) {
		return Organization.of(document.sponsors());
	}

	@SchemaMapping
	@Nullable List<Organization> vetoedBy(Vote vote) {
		return organizations(vote.vetoedBy());
	}

	@SchemaMapping
	@Nullable List<Organization> againstBy(Vote vote) {
		return organizations(vote.againstBy());
	}

	@SchemaMapping
	@Nullable List<Organization> abstainedBy(Vote vote) {
		return organizations(vote.abstainedBy());
	}

	private static @Nullable List<Organization> organizations(@Nullable List<String> ids) {
		return (ids != null) ? Organization.of(ids) : null;
	}

}
