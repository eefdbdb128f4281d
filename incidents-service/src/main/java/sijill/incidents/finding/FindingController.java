package sijill.incidents.finding;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.incidents.incident.Incident;
import sijill.incidents.investigation.Investigation;
import sijill.incidents.joint.Document;
import sijill.platform.graphql.References;
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of findings.
 */
@Controller
class FindingController {

	private final Lists lists;

	private final Views views;

	private final References references;

	FindingController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@EntityMapping
	List<@Nullable Finding> finding(@Argument List<String> idList) {
		return this.references.inOrder("Finding", idList, this.views.byIds(Finding.ALL, idList));
	}

	@SchemaMapping
	CompletableFuture<@Nullable Investigation> investigation(Finding finding, DataFetchingEnvironment environment) {
		return this.lists.entry(Investigation.ALL, finding.investigation(), environment);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Incident>, Incident>> incidents(Finding finding, Paging paging) {
		return this.lists.linked(FindingIncident.INCIDENTS, finding.id(), FindingIncident.ALL.criteria(),
				FindingIncident.AS_NAMED, paging);
	}

	@SchemaMapping
	@Nullable Document document(Finding finding) {
		return Document.of(finding.document());
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Finding>, Finding>> findings(Incident incident, Paging paging) {
		return this.lists.linked(FindingIncident.OF_INCIDENT, incident.id(), FindingIncident.ALL.criteria(),
				FindingIncident.NEWEST_FIRST, paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Finding>, Finding>> findings(Investigation investigation,
			@Argument @Nullable String incidentId, Paging paging) {
		return (incidentId != null)
				? this.lists.linked(FindingIncident.OF_INVESTIGATION_ON_INCIDENT,
						FindingIncident.within(investigation.id(), incidentId), FindingIncident.ALL.criteria(),
						FindingIncident.NEWEST_FIRST, paging)
				: this.lists.children(Finding.ALL, "investigation", investigation.id(), Finding.ALL.criteria(),
						Finding.NEWEST_FIRST, paging);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Finding>, Finding>> findings(Document document, Paging paging) {
		return this.lists.children(Finding.ALL, "document", document.id(), Finding.ALL.criteria(), Finding.NEWEST_FIRST,
				paging);
	}

}
