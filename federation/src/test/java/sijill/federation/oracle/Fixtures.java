package sijill.federation.oracle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The small federations that tests share.
 */
public final class Fixtures {

	private Fixtures() {
	}

	/**
	 * The SDL of each service of a federation, by its name.
	 */
	public static Map<String, String> read(String file) throws IOException {
		try {
			return FederationOracleTests
				.read(Path.of(Objects.requireNonNull(Fixtures.class.getResource("/federations/" + file)).toURI()));
		}
		catch (URISyntaxException ex) {
			throw new IOException(ex);
		}
	}

}
