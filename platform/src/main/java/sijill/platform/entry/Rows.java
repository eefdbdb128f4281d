package sijill.platform.entry;

import sijill.platform.view.View;

/**
 * Takes the rows of one revision.
 */
public interface Rows {

	/**
	 * The row that is the entry. It stays, marked, when the entry is withdrawn.
	 */
	<T> void entry(View<T> view, T row);

	/**
	 * A row that leads to or from the entry, such as one signature. It goes with a
	 * revision that no longer has it, and with a withdrawal.
	 */
	<T> void link(View<T> view, T row);

}
