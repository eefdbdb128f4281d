package sijill.federation.boot.graph;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

/**
 * A supergraph schema that somebody composed already, in a file or at a URL.
 */
final class WrittenGraph implements GraphSource {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final String place;

	private final Supplier<HttpClient> client = SingletonSupplier
		.of(() -> HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL).build());

	WrittenGraph(String place) {
		this.place = place;
	}

	@Override
	public String supergraphSdl() throws NoGraphException, InterruptedException {
		try {
			return this.place.matches("https?://.*") ? download() : Files.readString(file());
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new NoGraphException("No supergraph at " + this.place + " (" + reason(ex) + ")", ex);
		}
	}

	private static String reason(Exception failure) {
		return switch (failure) {
			case NoSuchFileException ex -> "there is no such file";
			case AccessDeniedException ex -> "reading is not allowed";
			case CharacterCodingException ex -> "not UTF-8";
			case HttpTimeoutException ex -> "no answer in time";
			case ConnectException ex -> "no connection";
			default -> (failure.getMessage() != null) ? failure.getMessage() : "it broke off";
		};
	}

	private Path file() {
		return this.place.startsWith("file:/") ? Path.of(URI.create(this.place))
				: Path.of(this.place.replaceFirst("^file:", ""));
	}

	private String download() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.place)).timeout(PATIENCE).build();
		HttpResponse<String> response = this.client.get().send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IOException("status " + response.statusCode());
		}
		return response.body();
	}

}
