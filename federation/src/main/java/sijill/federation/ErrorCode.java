package sijill.federation;

/**
 * The vocabulary of {@code extensions.code} in every answer.
 */
public enum ErrorCode {

	BAD_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, RATE_LIMITED, TOO_LARGE, TIMEOUT, UNAVAILABLE,
	INTERNAL

}
