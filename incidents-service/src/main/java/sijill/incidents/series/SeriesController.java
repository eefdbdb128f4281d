package sijill.incidents.series;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import sijill.platform.graphql.References;
import sijill.platform.paging.Lists;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of series.
 */
@Controller
class SeriesController {

	private final Lists lists;

	private final Views views;

	private final References references;

	SeriesController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable IncidentSeries> series(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(IncidentSeries.ALL, id, environment);
	}

	@EntityMapping
	List<@Nullable IncidentSeries> incidentSeries(@Argument List<String> idList) {
		return this.references.inOrder("IncidentSeries", idList, this.views.byIds(IncidentSeries.ALL, idList));
	}

}
