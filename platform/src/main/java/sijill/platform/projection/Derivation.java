package sijill.platform.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sijill.platform.view.View;

/**
 * Completes the rows of one view with what other entries say of them, such as who is
 * accused of an attack.
 *
 * @param <T> a row of the view
 */
public interface Derivation<T> {

	View<T> view();

	/**
	 * The ids of the rows that this entry says something of. A pure function.
	 */
	Set<String> targets(Object entry);

	/**
	 * These rows, by id, with everything that is derived set anew from the current rows
	 * of other views, in an order that does not depend on chance.
	 */
	Map<String, T> complete(Map<String, T> rows, Current current);

	/**
	 * The current rows of other views, that is of those that are not derived themselves.
	 */
	interface Current {

		/**
		 * All rows whose {@code field} is one of {@code values}, in the order of their
		 * ids.
		 */
		<R> List<R> rows(View<R> view, String field, Collection<String> values);

	}

}
