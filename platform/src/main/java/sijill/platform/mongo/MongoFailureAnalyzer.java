package sijill.platform.mongo;

import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says in a line why a service cannot start without its MongoDB, and never with what
 * credentials it tried.
 */
final class MongoFailureAnalyzer implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof WrongMongoUri.Malformed malformed) {
				return new FailureAnalysis(malformed.getMessage() + ".",
						"Write mongodb://HOST:PORT, or mongodb://USER:PASSWORD@HOST:PORT with special characters of the password percent-encoded.",
						malformed);
			}
			if (cause instanceof MongoSecurityException) {
				return new FailureAnalysis("MongoDB refuses the user or the password of MONGODB_URI.",
						"Correct MONGODB_URI (spring.mongodb.uri).", cause);
			}
			if (cause instanceof MongoTimeoutException || cause instanceof MongoSocketException) {
				return new FailureAnalysis("No MongoDB answers at MONGODB_URI.",
						"Start it, or correct MONGODB_URI (spring.mongodb.uri).", cause);
			}
		}
		return null;
	}

}
