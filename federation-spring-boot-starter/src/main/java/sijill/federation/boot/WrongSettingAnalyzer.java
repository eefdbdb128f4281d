package sijill.federation.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which setting the application cannot start with, instead of a stack.
 */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WrongSettingException cause) {
		return new FailureAnalysis(cause.getMessage(), "Correct the setting, in a file or on the command line.", cause);
	}

}
