package sijill.federation.execute;

import java.util.ArrayList;
import java.util.List;

/**
 * The client's path to where a walk through the answer stands.
 */
final class Trail {

	private final ArrayList<Object> keys = new ArrayList<>();

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
