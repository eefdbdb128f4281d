package sijill.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import sijill.federation.ErrorCode;

/**
 * How the codes of the vocabulary and the status codes of HTTP map to each other.
 */
public final class Statuses {

	private Statuses() {
	}

	public static HttpStatus of(ErrorCode code) {
		return switch (code) {
			case BAD_REQUEST -> HttpStatus.BAD_REQUEST;
			case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
			case FORBIDDEN -> HttpStatus.FORBIDDEN;
			case NOT_FOUND -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
			case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
			case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
			case TIMEOUT -> HttpStatus.GATEWAY_TIMEOUT;
			case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
			case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
		};
	}

	public static HttpStatus of(HttpStatusCode status) {
		HttpStatus known = HttpStatus.resolve(status.value());
		return (known != null) ? known : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	public static ErrorCode code(HttpStatus status) {
		for (ErrorCode code : ErrorCode.values()) {
			if (of(code) == status) {
				return code;
			}
		}
		return status.is4xxClientError() ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL;
	}

	public static Failure failure(HttpStatus status) {
		return switch (status) {
			case METHOD_NOT_ALLOWED ->
				new Failure(ErrorCode.BAD_REQUEST, "This method is not allowed at this address", null);
			case UNSUPPORTED_MEDIA_TYPE ->
				new Failure(ErrorCode.BAD_REQUEST, "This content type is not understood at this address", null);
			case NOT_ACCEPTABLE ->
				new Failure(ErrorCode.BAD_REQUEST, "None of the accepted content types can be written", null);
			default -> Failure.of(code(status));
		};
	}

}
