package sijill.platform.mongo;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;
import sijill.platform.error.FailureClassifier;

/**
 * Tells a MongoDB that is too slow from one that is not there.
 */
final class MongoFailures implements FailureClassifier {

	@Override
	public @Nullable ErrorCode classify(Throwable exception) {
		return switch (exception) {
			case MongoOperationTimeoutException late when foundNoServer(late) -> ErrorCode.UNAVAILABLE;
			case MongoOperationTimeoutException _, MongoExecutionTimeoutException _ -> ErrorCode.TIMEOUT;
			case MongoTimeoutException _, MongoSocketException _, MongoNotPrimaryException _ -> ErrorCode.UNAVAILABLE;
			default -> null;
		};
	}

	/** With a deadline, the driver has one exception for both. */
	private static boolean foundNoServer(MongoOperationTimeoutException late) {
		return String.valueOf(late.getMessage()).contains("waiting for a server");
	}

}
