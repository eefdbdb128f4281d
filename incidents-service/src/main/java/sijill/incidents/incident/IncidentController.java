package sijill.incidents.incident;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.incidents.joint.Document;
import sijill.incidents.joint.Organization;
import sijill.incidents.series.IncidentSeries;
import sijill.platform.graphql.References;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of incidents.
 */
@Controller
class IncidentController {

	private final Lists lists;

	private final Views views;

	private final References references;

	IncidentController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable Incident> incident(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(Incident.ALL, id, environment);
	}

	@QueryMapping
	Connection<Edge<Incident>, Incident> incidents(@Argument @Nullable IncidentFilter filter,
			@Argument @Nullable IncidentOrder orderBy, Paging paging) {
		return this.lists.list(Incident.ALL, IncidentFilter.criteria(filter), IncidentOrder.of(orderBy), paging);
	}

	@EntityMapping
	List<@Nullable Incident> incident(@Argument List<String> idList) {
		return this.references.inOrder("Incident", idList, this.views.byIds(Incident.ALL, idList));
	}

	@SchemaMapping
	CompletableFuture<@Nullable IncidentSeries> series(Incident incident, DataFetchingEnvironment environment) {
		return this.lists.entry(IncidentSeries.ALL, incident.series(), environment);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Incident>, Incident>> incidents(IncidentSeries series, Paging paging) {
		return this.lists.children(Incident.ALL, "series", series.id(), Incident.ALL.criteria(),
				Incident.OCCURRED_OLDEST_FIRST, paging);
	}

	@SchemaMapping
	@Nullable Organization source(CasualtyEstimate estimate) {
		return Organization.of(estimate.source());
	}

	@SchemaMapping
	@Nullable Document document(CasualtyEstimate estimate) {
		return Document.of(estimate.document());
	}

}
