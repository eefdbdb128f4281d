package sijill.documents.signature;

import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.documents.document.Document;
import sijill.documents.stub.Organization;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;

/**
 * Answers who signed a document, and what an organization signed.
 */
@Controller
class SignatureController {

	private final Lists lists;

	SignatureController(Lists lists) {
		this.lists = lists;
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Signature>, Signature>> signatures(Document document, Paging paging) {
		return this.lists.children(Signature.ALL, "document", document.id(), Signature.ALL.criteria(),
				Signature.AS_PRINTED, paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Signature>, Signature>> signed(Organization organization, Paging paging) {
		return this.lists.children(Signature.ALL, "organization", organization.id(), Signature.ALL.criteria(),
				Signature.NEWEST_FIRST, paging);
	}

	@SchemaMapping
	CompletableFuture<@Nullable Document> document(Signature signature, DataFetchingEnvironment environment) {
		return this.lists.entry(Document.ALL, signature.document(), environment);
	}

	@SchemaMapping
	@Nullable Organization organization(Signature signature) {
		return Organization.of(signature.organization());
	}

}
