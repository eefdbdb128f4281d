package sijill.platform.error;

import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;

/**
 * Knows the exceptions of one library. The first that answers decides.
 */
@FunctionalInterface
public interface FailureClassifier {

	/** The code for an exception, or null where it is not known here. */
	@Nullable ErrorCode classify(Throwable exception);

}
