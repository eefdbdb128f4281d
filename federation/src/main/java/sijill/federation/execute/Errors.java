package sijill.federation.execute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.plan.Shape;
import sijill.federation.plan.Shape.ClientField;

/**
 * The errors of one answer. What services say is kept only as far as clients may read it.
 */
final class Errors {

	private static final int MAX_ERRORS = 1_000;

	private final Set<String> outspoken;

	private final List<Noted> errors = new ArrayList<>();

	private final Set<List<Object>> paths = new HashSet<>();

	/** The ways to the paths. */
	private final Set<List<Object>> ways = new HashSet<>();

	/**
	 * The errors of one answer.
	 * @param outspoken the services whose messages clients may read
	 */
	Errors(Set<String> outspoken) {
		this.outspoken = outspoken;
	}

	/**
	 * An error, with the slots that the fields at the last steps of its path fill, each
	 * for some type; none where the path is the client's own.
	 */
	private record Noted(GraphQlError error, List<Set<Integer>> slots) {

		/**
		 * Whether a field is the one that the error is about, as far as that is known.
		 */
		boolean isAbout(ClientField field, int step) {
			int at = step - this.error.path().size() + this.slots.size();
			return at < 0 || this.slots.get(at).contains(field.slot());
		}

	}

	/**
	 * The errors of an answer. A service may have been asked for fields of objects that
	 * turned out to have another type: what failed there is nothing to the client.
	 */
	List<GraphQlError> all(Map<String, Object> details, ObjectNode root, Shape shape) {
		return this.errors.stream()
			.filter((noted) -> isAsked(noted, root, shape))
			.map((noted) -> noted.error().with(details))
			.toList();
	}

	private static boolean isAsked(Noted noted, ObjectNode root, Shape shape) {
		@Nullable Object value = root;
		@Nullable Shape below = shape;
		List<Object> path = noted.error().path();
		for (int step = 0; step < path.size(); step++) {
			Object key = path.get(step);
			if (key instanceof Integer index && value instanceof Object[] items && index < items.length) {
				value = items[index];
			}
			else if (value instanceof ObjectNode node && below != null) {
				List<ClientField> fields = (node.type != null) ? below.fields(node.type) : below.fieldsOfAny();
				ClientField field = (fields != null) ? field(fields, key) : null;
				if (field == null) {
					return fields == null;
				}
				if (!noted.isAbout(field, step)) {
					return false;
				}
				value = node.slots[field.slot()];
				below = field.below();
			}
			else {
				return true;
			}
		}
		return true;
	}

	private static @Nullable ClientField field(List<ClientField> fields, Object responseKey) {
		for (ClientField field : fields) {
			if (field.responseKey().equals(responseKey)) {
				return field;
			}
		}
		return null;
	}

	private void add(GraphQlError error) {
		add(error, List.of());
	}

	private void add(GraphQlError error, List<Set<Integer>> slots) {
		if (this.errors.size() < MAX_ERRORS) {
			this.errors.add(new Noted(error, slots));
			List<Object> path = error.path();
			this.paths.add(path);
			for (int i = 1; i < path.size() && this.ways.add(path.subList(0, path.size() - i)); i++) {
				// Where one way is known, those that lead to it are.
			}
		}
	}

	/**
	 * A field that could not be asked for, or for which nothing was answered.
	 */
	void unavailable(Failure failure, List<Object> path) {
		if (!this.paths.contains(path)) {
			failed(failure, path);
		}
	}

	/**
	 * A field of which nobody knows the value, though other errors may say so already.
	 */
	void lost(Failure failure, List<Object> path) {
		if (!isExplained(path)) {
			failed(failure, path);
		}
	}

	private void failed(Failure failure, List<Object> path) {
		add(new GraphQlError(failure.message(), List.of(), path, failure.code(),
				Map.of("service", failure.subgraph())));
	}

	/**
	 * An error that a service reported, at the client's path. Its message is kept only
	 * where that is meant for clients, and where its code is one of ours.
	 */
	void reported(String subgraph, Map<String, @Nullable Object> error, List<Object> path) {
		reported(subgraph, error, path, List.of());
	}

	/**
	 * An error that a service reported, at the client's path, for fields whose names
	 * there others may have as well.
	 * @param slots that the fields at the last steps of the path fill, each for some type
	 */
	void reported(String subgraph, Map<String, @Nullable Object> error, List<Object> path, List<Set<Integer>> slots) {
		ErrorCode code = code(error);
		String message = (code != null && this.outspoken.contains(subgraph)
				&& error.get("message") instanceof String text) ? text : "The service " + subgraph + " failed here";
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("service", subgraph);
		add(new GraphQlError(message, List.of(), path, (code != null) ? code : ErrorCode.INTERNAL, details), slots);
	}

	private static @Nullable ErrorCode code(Map<String, @Nullable Object> error) {
		if (error.get("extensions") instanceof Map<?, ?> extensions && extensions.get("code") instanceof String name) {
			for (ErrorCode code : ErrorCode.values()) {
				if (code.name().equals(name) && code != ErrorCode.INTERNAL) {
					return code;
				}
			}
		}
		return null;
	}

	/**
	 * A field that the caller may not have.
	 */
	void denied(List<Object> path, ErrorCode code) {
		String message = (code == ErrorCode.UNAUTHENTICATED) ? "This field is for authenticated callers only"
				: "The caller lacks the scopes for this field";
		add(new GraphQlError(message, List.of(), path, code, Map.of()));
	}

	/**
	 * Nothing that clients may see where there has to be something, and no service that
	 * said so.
	 */
	void nothingThere(List<Object> path) {
		if (!isExplained(path)) {
			add(new GraphQlError("There is no value that the schema allows here", List.of(), path, ErrorCode.INTERNAL,
					Map.of()));
		}
	}

	/** Whether an error stands on the way to a path, or below it. */
	private boolean isExplained(List<Object> path) {
		for (int i = 1; i <= path.size(); i++) {
			if (this.paths.contains(path.subList(0, i))) {
				return true;
			}
		}
		return path.isEmpty() ? !this.paths.isEmpty() : this.ways.contains(path);
	}

}
