package sijill.platform.paging;

import sijill.platform.view.View;

/**
 * A list of rows that is reached through link rows. A constant: two of them are never
 * equal.
 *
 * @param <L> a link row
 * @param <R> a row that is linked to
 */
public final class Link<L, R> {

	private final View<L> links;

	private final String parent;

	private final String target;

	private final View<R> view;

	private Link(View<L> links, String parent, String target, View<R> view) {
		this.links = links;
		this.parent = parent;
		this.target = target;
		this.view = view;
	}

	/**
	 * The rows of {@code view} whose ids stand in the {@code target} field of those links
	 * whose {@code parent} field holds the parent's id.
	 */
	public static <L, R> Link<L, R> of(View<L> links, String parent, String target, View<R> view) {
		return new Link<>(links, parent, target, view);
	}

	View<L> links() {
		return this.links;
	}

	String parent() {
		return this.parent;
	}

	String target() {
		return this.target;
	}

	View<R> view() {
		return this.view;
	}

	/**
	 * A link row and the row that it leads to.
	 */
	public record Linked<L, R>(L link, R row) {
	}

}
