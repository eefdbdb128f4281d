package sijill.federation;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sijill.federation.operation.CheckedDocument;
import sijill.federation.operation.Operation;
import sijill.federation.schema.SupergraphSchema;

/**
 * Decides the labels of an operation. A label is decided once, so that all fields under
 * it are at the same place in one operation.
 */
final class Labels {

	private static final Pattern SHARE = Pattern.compile("percent\\((\\d{1,3}(?:\\.\\d{1,8})?)\\)");

	private final SupergraphSchema schema;

	private final OverrideLabels others;

	Labels(SupergraphSchema schema, OverrideLabels others) {
		this.schema = schema;
		this.others = others;
	}

	/**
	 * The operation with the labels that are given for it.
	 */
	Operation decide(Operation operation, CheckedDocument document, RequestContext context) {
		if (this.schema.labelRules().isEmpty()) {
			return operation;
		}
		Set<String> given = new TreeSet<>();
		for (String label : document.labels(operation.definition(), this.schema)) {
			Matcher share = SHARE.matcher(label);
			if (share.matches() ? isDrawn(Double.parseDouble(share.group(1))) : this.others.isGiven(label, context)) {
				given.add(label);
			}
		}
		return operation.under(given);
	}

	private static boolean isDrawn(double percent) {
		return ThreadLocalRandom.current().nextDouble(100) < percent;
	}

	/**
	 * The operation with those of some labels that it depends on.
	 */
	Operation keep(Operation operation, CheckedDocument document, Set<String> given) {
		Set<String> kept = new TreeSet<>(document.labels(operation.definition(), this.schema));
		kept.retainAll(given);
		return operation.under(kept);
	}

}
