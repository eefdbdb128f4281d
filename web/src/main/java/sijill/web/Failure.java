package sijill.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;

/**
 * What a client is told of something that went wrong.
 *
 * @param message a sentence for people, without anything of the inside
 * @param argument what of the request was wrong; null where nothing was, or all of it
 */
public record Failure(ErrorCode code, String message, @Nullable String argument) {

	/** Without more to say than the code does. */
	public static Failure of(ErrorCode code) {
		return new Failure(code, switch (code) {
			case BAD_REQUEST -> "The request cannot be understood";
			case UNAUTHENTICATED -> "The request needs credentials";
			case FORBIDDEN -> "The request is not allowed";
			case NOT_FOUND -> "There is nothing at this address";
			case CONFLICT -> "The entry was changed meanwhile";
			case RATE_LIMITED -> "Too many requests";
			case TOO_LARGE -> "The request is too large";
			case TIMEOUT -> "The answer took longer than a request may take";
			case UNAVAILABLE -> "The data cannot be reached at the moment";
			case INTERNAL -> "Something went wrong on our side; the correlation id finds it in the log";
		}, null);
	}

	/** The members that every error has beside its message. */
	public Map<String, Object> extensions(String correlationId) {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", this.code.name());
		if (this.argument != null) {
			extensions.put("argument", this.argument);
		}
		extensions.put("correlationId", correlationId);
		return extensions;
	}

}
