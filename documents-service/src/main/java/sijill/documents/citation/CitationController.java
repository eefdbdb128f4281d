package sijill.documents.citation;

import java.util.concurrent.CompletableFuture;

import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.documents.document.Document;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;

/**
 * Answers which documents rest on which.
 */
@Controller
class CitationController {

	private final Lists lists;

	CitationController(Lists lists) {
		this.lists = lists;
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Document>, Document>> cites(Document document, Paging paging) {
		return this.lists.linked(Citation.CITES, document.id(), Citation.ALL.criteria(), Citation.IN_THE_DOCUMENT,
				paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Document>, Document>> citedBy(Document document, Paging paging) {
		return this.lists.linked(Citation.CITED_BY, document.id(), Citation.ALL.criteria(), Citation.NEWEST_FIRST,
				paging);
	}

}
