package sijill.documents.document;

import org.jspecify.annotations.Nullable;
import sijill.platform.view.Order;

/**
 * The orders of the graph.
 */
enum DocumentOrder {

	PUBLISHED_NEWEST_FIRST, PUBLISHED_OLDEST_FIRST, RECORDED_NEWEST_FIRST;

	static Order of(@Nullable DocumentOrder order) {
		return switch (order) {
			case null -> Document.NEWEST_FIRST;
			case PUBLISHED_NEWEST_FIRST -> Document.NEWEST_FIRST;
			case PUBLISHED_OLDEST_FIRST -> Document.OLDEST_FIRST;
			case RECORDED_NEWEST_FIRST -> Document.RECORDED_NEWEST_FIRST;
		};
	}

}
