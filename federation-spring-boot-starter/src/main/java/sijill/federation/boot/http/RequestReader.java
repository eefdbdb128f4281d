package sijill.federation.boot.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Reads the parameters of GraphQL over HTTP, from a JSON body or from a URL.
 */
public final class RequestReader {

	private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP = new TypeReference<>() {
	};

	// Numbers stay exact, since they go on to services as they came.
	private static final JsonMapper json = JsonMapper
		.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private RequestReader() {
	}

	/**
	 * Reads a body, which pages of other origins cannot send without being asked first.
	 */
	public static Parameters fromBody(ServerRequest request) throws RefusedException, IOException {
		if (!isJson(request)) {
			throw new RefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8");
		}
		if (request.servletRequest().getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
			throw new RefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body without a content encoding");
		}
		return fromBody(request.servletRequest().getInputStream());
	}

	/**
	 * Whether a client also takes events.
	 */
	public static boolean takesEvents(HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.ACCEPT))
			.stream()
			.anyMatch((accepted) -> accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
	}

	private static boolean isJson(ServerRequest request) {
		try {
			return request.headers()
				.contentType()
				.filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
				.filter((type) -> type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()))
				.isPresent();
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	static Parameters fromBody(InputStream body) throws RefusedException, IOException {
		JsonNode root;
		try {
			root = json.readTree(body);
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "The body is not valid JSON");
		}
		if (!root.isObject()) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "The body must be a JSON object with a query");
		}
		return parameters(root);
	}

	/**
	 * Reads a URL. Nobody knows what a wrong encoding was meant to say.
	 */
	public static Parameters fromUrl(ServerRequest url) throws RefusedException {
		try {
			// Refuses the whole query string, and only once.
			url.servletRequest().getParameterMap();
		}
		catch (IllegalStateException ex) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "The address is not encoded in UTF-8 as it should be");
		}
		var root = json.createObjectNode();
		url.param("query").ifPresent((value) -> root.put("query", value));
		url.param("documentId").filter((value) -> !value.isEmpty()).ifPresent((value) -> root.put("documentId", value));
		url.param("operationName")
			.filter((value) -> !value.isEmpty())
			.ifPresent((value) -> root.put("operationName", value));
		for (String name : new String[] { "variables", "extensions" }) {
			Optional<String> value = url.param(name).filter((text) -> !text.isEmpty());
			if (value.isPresent()) {
				root.set(name, parse(name, value.get()));
			}
		}
		return parameters(root);
	}

	private static JsonNode parse(String name, String value) throws RefusedException {
		try {
			return json.readTree(value);
		}
		catch (JacksonException ex) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "The parameter \"" + name + "\" is not valid JSON");
		}
	}

	/**
	 * Reads a message that may have a request in it.
	 * @return null where it is no JSON
	 */
	public static @Nullable JsonNode message(String text) {
		try {
			return json.readTree(text);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	public static Parameters parameters(JsonNode root) throws RefusedException {
		return new Parameters(string(root, "query"), string(root, "documentId"), string(root, "operationName"),
				map(root, "variables"), map(root, "extensions"));
	}

	private static @Nullable String string(JsonNode root, String name) throws RefusedException {
		JsonNode value = root.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "The parameter \"" + name + "\" must be a string");
		}
		return value.stringValue();
	}

	private static Map<String, @Nullable Object> map(JsonNode root, String name) throws RefusedException {
		JsonNode value = root.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return Map.of();
		}
		if (!value.isObject()) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "The parameter \"" + name + "\" must be an object");
		}
		return json.convertValue(value, MAP);
	}

}
