package sijill.federation.boot.http;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.http.MediaType;

/**
 * The media types of answers. The first lets the status tell whether a request was
 * executed; the second is for older clients, who read 200 as "the answer is GraphQL".
 */
enum AnswerType {

	GRAPHQL_RESPONSE("application", "graphql-response+json"), JSON("application", "json");

	// A MediaType never changes, but is not annotated so.
	@SuppressWarnings("ImmutableEnumChecker")
	private final MediaType mediaType;

	AnswerType(String type, String subtype) {
		this.mediaType = new MediaType(new MediaType(type, subtype), StandardCharsets.UTF_8);
	}

	MediaType mediaType() {
		return this.mediaType;
	}

	/**
	 * What the client likes best; JSON where it has no wish, empty where it takes
	 * neither.
	 */
	static Optional<AnswerType> preferred(List<MediaType> accepted) {
		if (accepted.isEmpty()) {
			return Optional.of(JSON);
		}
		double graphQlResponse = GRAPHQL_RESPONSE.quality(accepted);
		double json = JSON.quality(accepted);
		if (graphQlResponse == 0 && json == 0) {
			return Optional.empty();
		}
		if (graphQlResponse == json) {
			return Optional.of(GRAPHQL_RESPONSE.isNamed(accepted) ? GRAPHQL_RESPONSE : JSON);
		}
		return Optional.of((graphQlResponse > json) ? GRAPHQL_RESPONSE : JSON);
	}

	/**
	 * What a client likes no less than events, where it names both; empty where it wants
	 * events.
	 */
	static Optional<AnswerType> insteadOfEvents(List<MediaType> accepted) {
		List<MediaType> named = accepted.stream().filter((range) -> !range.isWildcardSubtype()).toList();
		double events = quality(MediaType.TEXT_EVENT_STREAM, accepted);
		return named.isEmpty() ? Optional.empty()
				: preferred(named).filter((type) -> quality(type.mediaType, named) >= events);
	}

	private double quality(List<MediaType> accepted) {
		return quality(this.mediaType, accepted);
	}

	private static double quality(MediaType type, List<MediaType> accepted) {
		return accepted.stream()
			.filter((range) -> range.includes(type))
			.max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
				.thenComparing((range) -> !range.isWildcardSubtype()))
			.map(MediaType::getQualityValue)
			.orElse(0.0);
	}

	private boolean isNamed(List<MediaType> accepted) {
		return accepted.stream().anyMatch(this.mediaType::equalsTypeAndSubtype);
	}

}
