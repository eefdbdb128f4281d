package sijill.federation.execute;

import java.util.List;

import sijill.federation.plan.EntitiesQuery.Copy;
import sijill.federation.plan.Request;

/**
 * A request that is on its way, with the lists of entities that it asks for.
 */
@SuppressWarnings("ArrayRecordComponent") // never copied, and one body is one call
record Sent(Request request, List<Asked> lists, byte[] body) {

	/**
	 * A list of entities in a request, and what represents them.
	 */
	record Asked(Copy copy, Representations representations) {
	}

}
