package sijill.platform.paging;

import graphql.schema.DataFetchingEnvironment;
import sijill.platform.error.BadInput;
import sijill.platform.view.PageRequest;

/**
 * The paging arguments of the list field that is being fetched; a controller method takes
 * it as a parameter.
 */
public final class Paging {

	private final PageRequest request;

	private final DataFetchingEnvironment environment;

	private Paging(PageRequest request, DataFetchingEnvironment environment) {
		this.request = request;
		this.environment = environment;
	}

	static Paging of(DataFetchingEnvironment environment, PageLimits limits) {
		Integer first = environment.getArgument("first");
		if (first != null && (first < 0 || first > limits.maxSize())) {
			throw new BadInput("first", "must be between 0 and %d, not %d".formatted(limits.maxSize(), first));
		}
		return new Paging(new PageRequest((first != null) ? first : limits.defaultSize(),
				environment.getArgument("after"), environment.getSelectionSet().contains("totalCount")), environment);
	}

	PageRequest request() {
		return this.request;
	}

	DataFetchingEnvironment environment() {
		return this.environment;
	}

}
