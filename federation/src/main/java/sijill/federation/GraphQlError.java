package sijill.federation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An error as a client reads it. The path holds response keys (String) and list indexes
 * (Integer) of the client's query, and is empty for an error of the whole request; the
 * extensions hold the code and what belongs to it.
 */
public record GraphQlError(String message, List<Location> locations, List<Object> path, ErrorCode code,
		Map<String, Object> details) {

	public GraphQlError(String message, ErrorCode code) {
		this(message, List.of(), List.of(), code, Map.of());
	}

	/**
	 * The same error, which says something besides.
	 */
	public GraphQlError with(Map<String, Object> more) {
		if (more.isEmpty()) {
			return this;
		}
		Map<String, Object> all = new LinkedHashMap<>(this.details);
		all.putAll(more);
		return new GraphQlError(this.message, this.locations, this.path, this.code, all);
	}

	/**
	 * A place in the client's document; line and column count from 1.
	 */
	public record Location(int line, int column) {
	}

	/**
	 * The entry of {@code errors}, as the specification of GraphQL writes it.
	 */
	public Map<String, @Nullable Object> toSpecification() {
		Map<String, @Nullable Object> error = new LinkedHashMap<>();
		error.put("message", this.message);
		if (!this.locations.isEmpty()) {
			error.put("locations",
					this.locations.stream().map((it) -> Map.of("line", it.line(), "column", it.column())).toList());
		}
		if (!this.path.isEmpty()) {
			error.put("path", this.path);
		}
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", this.code.name());
		extensions.putAll(this.details);
		error.put("extensions", extensions);
		return error;
	}

}
