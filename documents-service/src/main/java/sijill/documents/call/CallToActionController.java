package sijill.documents.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.documents.document.Document;
import sijill.documents.stub.Organization;
import sijill.platform.graphql.References;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.Views;

/**
 * Answers what is asked, in which document, and of whom.
 */
@Controller
class CallToActionController {

	private final Lists lists;

	private final Views views;

	private final References references;

	CallToActionController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable CallToAction> callToAction(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(CallToAction.ALL, id, environment);
	}

	@QueryMapping
	Connection<Edge<CallToAction>, CallToAction> callsToAction(@Argument @Nullable CallToActionFilter filter,
			Paging paging) {
		return this.lists.list(CallToAction.ALL, CallToActionFilter.criteria(filter), CallToAction.NEWEST_FIRST,
				paging);
	}

	@EntityMapping
	List<@Nullable CallToAction> callToAction(@Argument List<String> idList) {
		return this.references.inOrder("CallToAction", idList, this.views.byIds(CallToAction.ALL, idList));
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<CallToAction>, CallToAction>> callsToAction(Document document, Paging paging) {
		return this.lists.children(CallToAction.ALL, "document", document.id(), CallToAction.ALL.criteria(),
				CallToAction.IN_THE_DOCUMENT, paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<CallToAction>, CallToAction>> calledUpon(Organization organization,
			Paging paging) {
		return this.lists.children(CallToAction.ALL, "addressee", organization.id(), CallToAction.ALL.criteria(),
				CallToAction.NEWEST_FIRST, paging);
	}

	@SchemaMapping
	CompletableFuture<@Nullable Document> document(CallToAction call, DataFetchingEnvironment environment) {
		return this.lists.entry(Document.ALL, call.document(), environment);
	}

	@SchemaMapping
	@Nullable Organization addressee(CallToAction call) {
		return Organization.of(call.addressee());
	}

}
