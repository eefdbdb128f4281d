package sijill.incidents.investigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.incidents.incident.Incident;
import sijill.incidents.joint.Organization;
import sijill.platform.graphql.References;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of investigations.
 */
@Controller
class InvestigationController {

	private final Lists lists;

	private final Views views;

	private final References references;

	InvestigationController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable Investigation> investigation(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(Investigation.ALL, id, environment);
	}

	@QueryMapping
	Connection<Edge<Investigation>, Investigation> investigations(@Argument @Nullable InvestigationFilter filter,
			Paging paging) {
		return this.lists.list(Investigation.ALL, InvestigationFilter.criteria(filter), Investigation.NEWEST_FIRST,
				paging);
	}

	@EntityMapping
	List<@Nullable Investigation> investigation(@Argument List<String> idList) {
		return this.references.inOrder("Investigation", idList, this.views.byIds(Investigation.ALL, idList));
	}

	@SchemaMapping
	@Nullable Organization body(Investigation investigation) {
		return Organization.of(investigation.body());
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Incident>, Incident>> incidents(Investigation investigation, Paging paging) {
		return this.lists.linked(InvestigationIncident.INCIDENTS, investigation.id(),
				InvestigationIncident.ALL.criteria(), InvestigationIncident.AS_NAMED, paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Investigation>, Investigation>> investigations(Incident incident, Paging paging) {
		return this.lists.linked(InvestigationIncident.INVESTIGATIONS, incident.id(),
				InvestigationIncident.ALL.criteria(), InvestigationIncident.NEWEST_FIRST, paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Investigation>, Investigation>> investigations(Organization organization,
			Paging paging) {
		return this.lists.children(Investigation.ALL, "body", organization.id(), Investigation.ALL.criteria(),
				Investigation.NEWEST_FIRST, paging);
	}

}
