package sijill.organizations.organization;

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
import sijill.platform.paging.Connection;
import sijill.platform.paging.Edge;
import sijill.platform.paging.Lists;
import sijill.platform.paging.Paging;
import sijill.platform.text.Languages;
import sijill.platform.view.Views;

/**
 * Answers what the graph asks of organizations.
 */
@Controller
class OrganizationController {

	private final Lists lists;

	private final Views views;

	private final References references;

	OrganizationController(Lists lists, Views views, References references) {
		this.lists = lists;
		this.views = views;
		this.references = references;
	}

	@QueryMapping
	CompletableFuture<@Nullable Organization> organization(@Argument String id, DataFetchingEnvironment environment) {
		return this.lists.entry(Organization.ALL, id, environment);
	}

	@QueryMapping
	Connection<Edge<Organization>, Organization> organizations(@Argument @Nullable OrganizationFilter filter,
			@Argument @Nullable OrganizationOrder orderBy, Paging paging) {
		return this.lists.list(Organization.ALL, OrganizationFilter.criteria(filter, this.views),
				OrganizationOrder.of(orderBy), paging);
	}

	@EntityMapping
	List<@Nullable Organization> organization(@Argument List<String> idList) {
		return this.references.inOrder("Organization", idList, this.views.byIds(Organization.ALL, idList));
	}

	@SchemaMapping
	String name(Organization organization, @Argument @Nullable String language) {
		return DisplayName.in((language != null) ? Languages.required("language", language) : null,
				organization.names());
	}

	@SchemaMapping
	CompletableFuture<@Nullable Organization> parent(Organization organization, DataFetchingEnvironment environment) {
		return this.lists.entry(Organization.ALL, organization.parent(), environment);
	}

	@SchemaMapping
	CompletableFuture<Connection<Edge<Organization>, Organization>> parts(Organization organization, Paging paging) {
		return this.lists.children(Organization.ALL, "parent", organization.id(), Organization.ALL.criteria(),
				Organization.NAME, paging);
	}

	@SchemaMapping
	List<Source> sources(Provenance provenance) {
		return provenance.sources().stream().map(Source::new).toList();
	}

}
