package sijill.federation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A client's request: the document, the name of the operation in it (null where it has
 * only one), and its variables as they came out of JSON.
 */
public record GraphQlRequest(String query, @Nullable String operationName, Map<String, @Nullable Object> variables,
		Map<String, @Nullable Object> extensions, RequestContext context) {

	public GraphQlRequest(String query) {
		this(query, Map.of());
	}

	public GraphQlRequest(String query, Map<String, @Nullable Object> variables) {
		this(query, null, variables, Map.of(), RequestContext.none());
	}

}
