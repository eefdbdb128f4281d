package sijill.documents.publication;

import java.util.concurrent.CompletableFuture;

import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.documents.document.Document;
import sijill.documents.stub.Organization;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;

/**
 * Answers what an organization published.
 */
@Controller
class PublicationController {

	private final Lists lists;

	PublicationController(Lists lists) {
		this.lists = lists;
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Document>, Document>> published(Organization organization, Paging paging) {
		return this.lists.linked(Publication.OF_ORGANIZATION, organization.id(), Publication.ALL.criteria(),
				Publication.NEWEST_FIRST, paging);
	}

}
