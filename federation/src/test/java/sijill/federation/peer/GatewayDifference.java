package sijill.federation.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * How the answer of another gateway differs from ours: of what kind it is, where, what
 * the other says of it, and what it asked of subgraphs that they do not allow.
 */
final class GatewayDifference {

	private final List<String> lines = new ArrayList<>();

	private GatewayDifference() {
	}

	/**
	 * Says what differs; null where nothing does.
	 * @param complaints of subgraphs about the other
	 */
	static @Nullable String between(Map<String, @Nullable Object> ours, Map<String, @Nullable Object> theirs,
			List<String> complaints) {
		GatewayDifference difference = new GatewayDifference();
		String kind = difference.kind(ours, theirs);
		if (kind.isEmpty() && complaints.isEmpty()) {
			return null;
		}
		difference.lines.addFirst(kind.isEmpty() ? "the same" : kind);
		messages(theirs).forEach((it) -> difference.lines.add("says: " + it));
		complaints.forEach((it) -> difference.lines.add("asked: " + it.replace('\n', ' ')));
		return String.join("\n", difference.lines);
	}

	private String kind(Map<String, @Nullable Object> ours, Map<String, @Nullable Object> theirs) {
		Object left = ours.get("data");
		Object right = theirs.get("data");
		if (left != null && right == null) {
			return "refuses";
		}
		if (left == null && right != null) {
			return "answers what we refuse";
		}
		String data = data(left, right, "data");
		if (!data.isEmpty()) {
			return data;
		}
		boolean said = !messages(theirs).isEmpty();
		if (messages(ours).isEmpty() == said) {
			return said ? "errors where we have none" : "no errors where we have some";
		}
		return "";
	}

	private String data(@Nullable Object ours, @Nullable Object theirs, String path) {
		if (ours instanceof Map<?, ?> left && theirs instanceof Map<?, ?> right) {
			if (!left.keySet().equals(right.keySet())) {
				return at(path, "other names", left.keySet(), right.keySet());
			}
			for (Object key : left.keySet()) {
				String found = data(left.get(key), right.get(key), path + "." + key);
				if (!found.isEmpty()) {
					return found;
				}
			}
			return List.copyOf(left.keySet()).equals(List.copyOf(right.keySet())) ? ""
					: at(path, "another order of names", left.keySet(), right.keySet());
		}
		if (ours instanceof List<?> left && theirs instanceof List<?> right && left.size() == right.size()) {
			for (int i = 0; i < left.size(); i++) {
				String found = data(left.get(i), right.get(i), path + "[" + i + "]");
				if (!found.isEmpty()) {
					return found;
				}
			}
			return "";
		}
		if (Objects.equals(ours, theirs) || (ours instanceof Number left && theirs instanceof Number right
				&& left.doubleValue() == right.doubleValue())) {
			return "";
		}
		return at(path, (theirs == null) ? "null for a value" : (ours == null) ? "a value for null" : "another value",
				ours, theirs);
	}

	private String at(String path, String kind, @Nullable Object ours, @Nullable Object theirs) {
		this.lines.add("at " + path + ": ours " + shortened(ours) + ", theirs " + shortened(theirs));
		return kind;
	}

	private static String shortened(@Nullable Object value) {
		String text = String.valueOf(value).replace('\n', ' ');
		return (text.length() > 300) ? text.substring(0, 300) + "..." : text;
	}

	private static Set<String> messages(Map<String, @Nullable Object> answer) {
		Set<String> messages = new TreeSet<>();
		if (answer.get("errors") instanceof List<?> errors) {
			errors.forEach((it) -> messages.add((it instanceof Map<?, ?> error)
					? String.valueOf(error.get("message")).lines().findFirst().orElse("") : String.valueOf(it)));
		}
		return messages;
	}

}
