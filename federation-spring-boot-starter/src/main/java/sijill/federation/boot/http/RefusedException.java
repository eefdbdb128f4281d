package sijill.federation.boot.http;

import org.springframework.http.HttpStatus;

/**
 * A request that is none of GraphQL over HTTP, and the status that says so; the message
 * is for the client.
 */
public class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	RefusedException(HttpStatus status, String message) {
		super(message);
		this.status = status;
	}

	public HttpStatus status() {
		return this.status;
	}

	public String forClient() {
		return String.valueOf(getMessage());
	}

}
