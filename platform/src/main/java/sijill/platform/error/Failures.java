package sijill.platform.error;

import java.util.List;

import sijill.federation.ErrorCode;
import sijill.web.Failure;

/**
 * Decides what a client is told of an exception: bad input in its own words, what is
 * classified by its code, everything else as {@code INTERNAL} and not a word more.
 */
public final class Failures {

	/** Longer chains of causes are not worth following, and some are circular. */
	private static final int DEEPEST = 20;

	private final List<FailureClassifier> classifiers;

	public Failures(List<FailureClassifier> classifiers) {
		this.classifiers = List.copyOf(classifiers);
	}

	public Failure of(Throwable exception) {
		Throwable cause = exception;
		for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
			if (cause instanceof BadInput input) {
				return new Failure(ErrorCode.BAD_REQUEST, String.valueOf(input.getMessage()), input.argument());
			}
			for (FailureClassifier classifier : this.classifiers) {
				ErrorCode code = classifier.classify(cause);
				if (code != null) {
					return Failure.of(code);
				}
			}
			cause = cause.getCause();
		}
		return Failure.of(ErrorCode.INTERNAL);
	}

}
