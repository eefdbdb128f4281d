package sijill.documents.mention;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.documents.document.Document;
import sijill.documents.document.DocumentFilter;
import sijill.documents.stub.Incident;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Link;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.Criteria;

/**
 * Answers which attacks a document speaks about, and what was published on an attack.
 */
@Controller
class MentionController {

	private final Lists lists;

	MentionController(Lists lists) {
		this.lists = lists;
	}

	@SchemaMapping
	CompletableFuture<Connection<DocumentIncidentEdge, Incident>> incidents(Document document, Paging paging) {
		return this.lists
			.page(Mention.ALL, "document", document.id(), Mention.ALL.criteria(), Mention.IN_THE_DOCUMENT, paging)
			.thenApply((page) -> Connection.of(page, DocumentIncidentEdge::of,
					(mention) -> new Incident(mention.incident())));
	}

	@SchemaMapping
	CompletableFuture<Connection<IncidentDocumentEdge, Document>> documents(Incident incident,
			@Argument @Nullable DocumentFilter filter, Paging paging) {
		return documents(Mention.OF_INCIDENT, incident, DocumentFilter.criteria(filter, Mention.ALL), paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<IncidentDocumentEdge, Document>> statements(Incident incident, Paging paging) {
		return documents(Mention.IN_STATEMENTS, incident, Mention.ALL.criteria(), paging);
	}

	private CompletableFuture<Connection<IncidentDocumentEdge, Document>> documents(Link<Mention, Document> link,
			Incident incident, Criteria criteria, Paging paging) {
		return this.lists.pageOfLinked(link, incident.id(), criteria, Mention.NEWEST_FIRST, paging)
			.thenApply((page) -> Connection.of(page, IncidentDocumentEdge::of, Link.Linked::row));
	}

	/**
	 * From a document to an attack.
	 */
	record DocumentIncidentEdge(String cursor, DocumentRelation relation, Incident node) {

		static DocumentIncidentEdge of(String cursor, Mention mention) {
			return new DocumentIncidentEdge(cursor, mention.relation(), new Incident(mention.incident()));
		}

	}

	/**
	 * From an attack to a document.
	 */
	record IncidentDocumentEdge(String cursor, DocumentRelation relation, Document node) {

		static IncidentDocumentEdge of(String cursor, Link.Linked<Mention, Document> linked) {
			return new IncidentDocumentEdge(cursor, linked.link().relation(), linked.row());
		}

	}

}
