package sijill.incidents.attribution;

import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.incidents.joint.Document;
import sijill.incidents.joint.Organization;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;

/**
 * Answers what the graph asks of contestations.
 */
@Controller
class ContestationController {

	private final Lists lists;

	ContestationController(Lists lists) {
		this.lists = lists;
	}

	@SchemaMapping
	CompletableFuture<@Nullable Attribution> attribution(Contestation contestation,
			DataFetchingEnvironment environment) {
		return this.lists.entry(Attribution.ALL, contestation.attribution(), environment);
	}

	@SchemaMapping
	@Nullable Organization by(Contestation contestation) {
		return Organization.of(contestation.by());
	}

	@SchemaMapping
	@Nullable Document document(Contestation contestation) {
		return Document.of(contestation.document());
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Contestation>, Contestation>> contestationsMade(Organization organization,
			Paging paging) {
		return this.lists.children(Contestation.ALL, "by", organization.id(), Contestation.ALL.criteria(),
				Contestation.NEWEST_FIRST, paging);
	}

}
