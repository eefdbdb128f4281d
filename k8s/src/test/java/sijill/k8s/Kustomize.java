package sijill.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

/**
 * Builds manifests with the kubectl of this machine; a test is skipped where there is
 * none.
 */
final class Kustomize {

	private static final Map<Path, String> BUILT = new ConcurrentHashMap<>();

	private Kustomize() {
	}

	/** Every folder that can be built: the base and each overlay. */
	static Stream<Path> folders() {
		try (Stream<Path> overlays = Files.list(Path.of("overlays"))) {
			return Stream.concat(Stream.of(Path.of("base")), overlays.sorted().toList().stream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String build(Path folder) {
		return BUILT.computeIfAbsent(folder, Kustomize::run);
	}

	private static String run(Path folder) {
		Process process = start(folder);
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("kubectl kustomize " + folder + ": " + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Process start(Path folder) {
		try {
			return new ProcessBuilder("kubectl", "kustomize", folder.toString()).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw new TestAbortedException("needs kubectl on the PATH, and there is none", ex);
		}
	}

}
