package sijill.federation.compose;

import java.util.ArrayList;
import java.util.List;

import graphql.language.Node;
import org.jspecify.annotations.Nullable;

import sijill.federation.CompositionError;
import sijill.federation.Hint;

/**
 * What is wrong with subgraphs, and what is only odd about them, as it is found.
 */
final class Problems {

	private final List<CompositionError> errors = new ArrayList<>();

	private final List<Hint> hints = new ArrayList<>();

	void error(String code, String message) {
		this.errors.add(new CompositionError(code, message, null, 0));
	}

	void error(String code, String message, String subgraph, @Nullable Node<?> at) {
		int line = (at != null && at.getSourceLocation() != null) ? at.getSourceLocation().getLine() : 0;
		error(code, message, subgraph, line);
	}

	void error(String code, String message, String subgraph, int line) {
		CompositionError error = new CompositionError(code, "[" + subgraph + "] " + message, subgraph, line);
		if (!this.errors.contains(error)) {
			this.errors.add(error);
		}
	}

	void hint(String code, String message) {
		this.hints.add(new Hint(code, message));
	}

	List<CompositionError> errors() {
		return this.errors;
	}

	List<Hint> hints() {
		return this.hints;
	}

}
