package sijill.federation.boot.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a request of GraphQL over HTTP carries; its document may be there as a text, or by
 * the id of a trusted one.
 */
public record Parameters(@Nullable String query, @Nullable String documentId, @Nullable String operationName,
		Map<String, @Nullable Object> variables, Map<String, @Nullable Object> extensions) {
}
