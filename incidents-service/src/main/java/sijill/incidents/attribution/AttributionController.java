package sijill.incidents.attribution;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.incidents.finding.Finding;
import sijill.incidents.incident.Incident;
import sijill.incidents.joint.Document;
import sijill.incidents.joint.Organization;
import sijill.platform.graphql.References;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.Criteria;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of attributions.
 */
@Controller
class AttributionController {

	private final Lists lists;

	private final Views views;

	private final References references;

	AttributionController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable Attribution> attribution(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(Attribution.ALL, id, environment);
	}

	@QueryMapping
	Connection<Edge<Attribution>, Attribution> attributions(@Argument @Nullable AttributionFilter filter,
			Paging paging) {
		return this.lists.list(Attribution.ALL, AttributionFilter.criteria(filter), Attribution.NEWEST_FIRST, paging);
	}

	@EntityMapping
	List<@Nullable Attribution> attribution(@Argument List<String> idList) {
		return this.references.inOrder("Attribution", idList, this.views.byIds(Attribution.ALL, idList));
	}

	@SchemaMapping
	CompletableFuture<@Nullable Incident> incident(Attribution attribution, DataFetchingEnvironment environment) {
		return this.lists.entry(Incident.ALL, attribution.incident(), environment);
	}

	@SchemaMapping
	List<Organization> accused(Attribution attribution) {
		return attribution.accused().stream().map(Organization::new).toList();
	}

	@SchemaMapping
	@Nullable Organization claimant(Attribution attribution) {
		return Organization.of(attribution.claimant());
	}

	@SchemaMapping
	@Nullable Document document(Attribution attribution) {
		return Document.of(attribution.document());
	}

	@SchemaMapping
	CompletableFuture<@Nullable Finding> finding(Attribution attribution, DataFetchingEnvironment environment) {
		return this.lists.entry(Finding.ALL, attribution.finding(), environment);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Attribution>, Attribution>> attributions(Incident incident,
			@Argument @Nullable AttributionFilter filter, Paging paging) {
		return children("incident", incident.id(), AttributionFilter.criteria(filter), paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Attribution>, Attribution>> attributions(Finding finding, Paging paging) {
		return children("finding", finding.id(), Attribution.ALL.criteria(), paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Attribution>, Attribution>> attributions(Document document, Paging paging) {
		return children("document", document.id(), Attribution.ALL.criteria(), paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Attribution>, Attribution>> attributionsMade(Organization organization,
			Paging paging) {
		return children("claimant", organization.id(), Attribution.ALL.criteria(), paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Attribution>, Attribution>> attributionsReceived(Organization organization,
			Paging paging) {
		return this.lists.linked(Accusation.ATTRIBUTIONS, organization.id(), Accusation.ALL.criteria(),
				Accusation.NEWEST_FIRST, paging);
	}

	private CompletableFuture<Connection<Edge<Attribution>, Attribution>> children(String parentField, String parent,
			Criteria criteria, Paging paging) {
		return this.lists.children(Attribution.ALL, parentField, parent, criteria, Attribution.NEWEST_FIRST, paging);
	}

}
