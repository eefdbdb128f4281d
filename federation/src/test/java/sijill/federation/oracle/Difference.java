package sijill.federation.oracle;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The first place in which two answers differ.
 */
final class Difference {

	private Difference() {
	}

	/**
	 * Says where and how; empty where the answers are equal, the order of names included.
	 */
	static String between(@Nullable Object expected, @Nullable Object actual) {
		return between(expected, actual, "data");
	}

	private static String between(@Nullable Object expected, @Nullable Object actual, String path) {
		if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
			if (!List.copyOf(left.keySet()).equals(List.copyOf(right.keySet()))) {
				return path + ": expected " + left.keySet() + " but was " + right.keySet();
			}
			for (Object key : left.keySet()) {
				String found = between(left.get(key), right.get(key), path + "." + key);
				if (!found.isEmpty()) {
					return found;
				}
			}
			return "";
		}
		if (expected instanceof List<?> left && actual instanceof List<?> right && left.size() == right.size()) {
			for (int i = 0; i < left.size(); i++) {
				String found = between(left.get(i), right.get(i), path + "[" + i + "]");
				if (!found.isEmpty()) {
					return found;
				}
			}
			return "";
		}
		return Objects.equals(expected, actual) ? "" : path + ": expected " + expected + " but was " + actual;
	}

}
