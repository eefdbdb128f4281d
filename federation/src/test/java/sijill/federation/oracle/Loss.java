package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an answer lacks of the whole one, where something failed: each null that the whole
 * answer does not have stands on the path of an error, or below its end, and everything
 * else is the same.
 */
final class Loss {

	private final List<List<?>> errorPaths = new ArrayList<>();

	private Loss(@Nullable Object errors) {
		if (errors instanceof List<?> list) {
			for (Object error : list) {
				if (error instanceof Map<?, ?> map && map.get("path") instanceof List<?> path) {
					this.errorPaths.add(path);
				}
			}
		}
	}

	/**
	 * Says where an answer lacks something without an error, or has what the whole one
	 * has not; empty where it is as it should be.
	 */
	static String unexplained(@Nullable Object whole, Map<String, @Nullable Object> answer) {
		return new Loss(answer.get("errors")).between(whole, answer.get("data"), List.of());
	}

	private String between(@Nullable Object whole, @Nullable Object actual, List<Object> path) {
		if (actual == null && whole != null) {
			return isExplained(path) ? "" : path + " is null without an error";
		}
		if (whole instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
			if (!List.copyOf(left.keySet()).equals(List.copyOf(right.keySet()))) {
				return path + ": expected " + left.keySet() + " but was " + right.keySet();
			}
			for (Object key : left.keySet()) {
				String found = between(left.get(key), right.get(key), with(path, key));
				if (!found.isEmpty()) {
					return found;
				}
			}
			return "";
		}
		if (whole instanceof List<?> left && actual instanceof List<?> right && left.size() == right.size()) {
			for (int i = 0; i < left.size(); i++) {
				String found = between(left.get(i), right.get(i), with(path, i));
				if (!found.isEmpty()) {
					return found;
				}
			}
			return "";
		}
		return (whole == null) ? (actual == null) ? "" : path + " should be null"
				: whole.equals(actual) || (actual != null && isComputedOfLess(whole, actual)) ? ""
						: path + ": expected " + whole + " but was " + actual;
	}

	/** What is computed of a value that failed, or told one, has been told of a null. */
	private boolean isComputedOfLess(Object whole, Object actual) {
		String text = whole.toString();
		return !this.errorPaths.isEmpty() && (text.startsWith("sof {") || text.contains("{by="))
				&& actual.toString().startsWith("s");
	}

	private static List<Object> with(List<Object> path, Object step) {
		List<Object> longer = new ArrayList<>(path);
		longer.add(step);
		return longer;
	}

	private boolean isExplained(List<Object> path) {
		return this.errorPaths.stream().anyMatch((it) -> {
			int shared = Math.min(it.size(), path.size());
			return it.subList(0, shared).toString().equals(path.subList(0, shared).toString());
		});
	}

}
