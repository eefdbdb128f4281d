package sijill.platform.error;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gathers what the libraries on the class path know of their exceptions.
 */
@AutoConfiguration
final class FailureAutoConfiguration {

	@Bean
	Failures failures(ObjectProvider<FailureClassifier> classifiers) {
		return new Failures(classifiers.orderedStream().toList());
	}

}
