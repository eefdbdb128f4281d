package sijill.platform.test;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test that needs a real MongoDB, with a sentence, where there is none.
 */
final class RealMongoCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return MongoServer.realIsThere() ? ConditionEvaluationResult.enabled("a real MongoDB is there")
				: ConditionEvaluationResult.disabled(RealServers.NONE);
	}

}
