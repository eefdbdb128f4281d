package sijill.federation.boot.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.Supergraph;
import sijill.federation.boot.graph.CurrentGraph;

/**
 * The schemas as files: what clients see, and what another router would need.
 */
final class Downloads {

	private static final MediaType SDL = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	// Names are strings too, and may hold whatever a string may.
	private static final Pattern ADDRESS = Pattern
		.compile("(@join__graph\\s*\\((?:[^)\"]|\"(?:[^\"\\\\]|\\\\.)*\")*?\\burl\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");

	private final CurrentGraph current;

	private final boolean addresses;

	/**
	 * @param addresses whether the services' own addresses may be told
	 */
	Downloads(CurrentGraph current, boolean addresses) {
		this.current = current;
		this.addresses = addresses;
	}

	ServerResponse supergraph(ServerRequest request) {
		return file("supergraph.graphql",
				(graph) -> this.addresses ? graph.sdl() : ADDRESS.matcher(graph.sdl()).replaceAll("$1\"\""));
	}

	ServerResponse schema(ServerRequest request) {
		return file("schema.graphql", Supergraph::apiSchemaSdl);
	}

	private ServerResponse file(String name, Function<Supergraph, String> sdl) {
		return this.current.get()
			.map((graph) -> ServerResponse.ok()
				.contentType(SDL)
				.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
				.body(sdl.apply(graph.supergraph())))
			.orElseGet(() -> ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
				.header(HttpHeaders.RETRY_AFTER, "1")
				.build());
	}

}
