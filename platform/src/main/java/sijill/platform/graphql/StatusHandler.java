package sijill.platform.graphql;

import graphql.GraphQLError;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import sijill.federation.ErrorCode;
import sijill.web.Statuses;

/**
 * Gives an answer without data the status of its code, where the client asked for
 * {@code application/graphql-response+json}; Spring would call every one a bad request.
 */
final class StatusHandler extends GraphQlHttpHandler {

	StatusHandler(WebGraphQlHandler handler) {
		super(handler);
	}

	@Override
	protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
		HttpStatus status = super.selectResponseStatus(response, type);
		if (status.isError() && !response.getExecutionResult().getErrors().isEmpty()) {
			GraphQLError error = response.getExecutionResult().getErrors().getFirst();
			if (error.getExtensions() != null && error.getExtensions().get("code") instanceof String code) {
				return Statuses.of(ErrorCode.valueOf(code));
			}
		}
		return status;
	}

}
