package sijill.federation;

/**
 * Decides which labels of {@code @override(from:, label:)} are given for a request, so
 * that the fields under them have moved. Shares ({@code percent(x)}) are drawn, and not
 * asked for here. Called once for each label of a request, on the thread that asks: it
 * returns at once and throws nothing.
 */
@FunctionalInterface
public interface OverrideLabels {

	/** No field has moved. */
	OverrideLabels NONE = (label, context) -> false;

	boolean isGiven(String label, RequestContext context);

}
