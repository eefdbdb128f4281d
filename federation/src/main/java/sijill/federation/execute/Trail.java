package sijill.federation.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The client's path to where a walk through the answer stands, and the objects on it.
 */
final class Trail {

	private final ArrayList<Object> keys = new ArrayList<>();

	private final @Nullable ObjectNode[] above;

	/**
	 * A trail that remembers the objects on the way.
	 * @param depth how many steps the way has
	 */
	Trail(int depth) {
		this.above = new ObjectNode[depth + 1];
	}

	/**
	 * A trail of keys alone.
	 */
	Trail() {
		this(0);
	}

	/**
	 * Notes the object that is reached after some steps.
	 */
	void reach(int depth, ObjectNode node) {
		this.above[depth] = node;
	}

	/**
	 * The object that was passed after some steps.
	 */
	ObjectNode above(int depth) {
		return Objects.requireNonNull(this.above[depth]);
	}

	void push(Object key) {
		this.keys.add(key);
	}

	void pop() {
		this.keys.removeLast();
	}

	List<Object> path() {
		return List.copyOf(this.keys);
	}

	List<Object> path(Object last) {
		List<Object> path = new ArrayList<>(this.keys);
		path.add(last);
		return List.copyOf(path);
	}

}
