package sijill.documents.source;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.platform.entry.Provenance;
import sijill.platform.graphql.References;
import sijill.platform.paging.Lists;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of sources.
 */
@Controller
class SourceController {

	private final Lists lists;

	private final Views views;

	private final References references;

	SourceController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable Source> source(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(Source.ALL, id, environment);
	}

	@EntityMapping
	List<@Nullable Source> source(@Argument List<String> idList) {
		return this.references.inOrder("Source", idList, this.views.byIds(Source.ALL, idList));
	}

	@SchemaMapping
	CompletableFuture<List<@Nullable Source>> sources(Provenance provenance, DataFetchingEnvironment environment) {
		List<CompletableFuture<@Nullable Source>> sources = provenance.sources()
			.stream()
			.<CompletableFuture<@Nullable Source>>map((id) -> this.lists.entry(Source.ALL, id, environment))
			.toList();
		return CompletableFuture.allOf(sources.toArray(CompletableFuture[]::new))
			.thenApply((done) -> sources.stream().<@Nullable Source>map(CompletableFuture::join).toList());
	}

}
