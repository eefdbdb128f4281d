package sijill.federation.boot.graph;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import sijill.federation.SubgraphAddress;
import sijill.federation.boot.WrongSettingException;

/**
 * Where the graph comes from, and what the engine that serves it allows.
 *
 * @param supergraph a file or a URL with a supergraph schema; wins over the subgraphs
 * @param subgraphs the services to compose, each as NAME=URL
 * @param development shows more to those who build on the graph: suggestions, the number
 * of calls, the services' addresses
 * @param introspection whether clients may ask for the schema
 * @param planCacheSize how many plans, and as many checked documents, are kept
 * @param overrideLabels the labels of {@code @override} whose fields have moved; shares
 * ({@code percent(x)}) are drawn and need not be named
 * @param deadlines how long an operation and a single call may take
 * @param reload how often to look whether the graph has changed; zero: never
 * @param replyCap the longest answer of a service that is read
 * @param outspoken the services whose messages clients may read in errors
 */
@Validated
@ConfigurationProperties("sijill")
public record GraphSettings(@Nullable String supergraph, @DefaultValue List<String> subgraphs,
		@DefaultValue("false") boolean development, @DefaultValue("false") boolean introspection,
		@DefaultValue("1000") @Positive int planCacheSize, @DefaultValue List<String> overrideLabels,
		@DefaultValue @Valid Deadlines deadlines, @DefaultValue("10s") @DurationMin Duration reload,
		@DefaultValue("16MB") DataSize replyCap, @DefaultValue List<String> outspoken) {

	private static final int MOST_PORT = 65_535;

	public GraphSettings {
		if (replyCap.toBytes() <= 0) {
			throw new WrongSettingException("sijill.reply-cap=" + replyCap + ": must be greater than 0");
		}
	}

	/**
	 * The call's deadline holds within the operation's.
	 */
	public record Deadlines(@DefaultValue("8s") @DurationMin(millis = 1) Duration operation,
			@Nullable @DurationMin(millis = 1) Duration call) {

		private static final Duration USUAL_CALL = Duration.ofSeconds(4);

		public Deadlines {
			if (call != null && call.compareTo(operation) > 0) {
				throw new WrongSettingException("sijill.deadlines.call=" + call
						+ ": must not be longer than sijill.deadlines.operation=" + operation);
			}
		}

		/**
		 * What is set for a call; else the usual, or less where the operation has less.
		 */
		Duration ofCall() {
			return (this.call != null) ? this.call : Collections.min(List.of(USUAL_CALL, this.operation));
		}

	}

	List<SubgraphAddress> subgraphAddresses() {
		if (this.subgraphs.isEmpty()) {
			throw new WrongSettingException(
					"Say what to serve: --sijill.supergraph=FILE_OR_URL or --sijill.subgraphs=NAME=URL,...");
		}
		List<SubgraphAddress> addresses = this.subgraphs.stream().map(GraphSettings::address).toList();
		if (addresses.stream().map(SubgraphAddress::name).distinct().count() < addresses.size()) {
			throw new WrongSettingException("sijill.subgraphs names a service twice: " + this.subgraphs);
		}
		return addresses;
	}

	private static SubgraphAddress address(String entry) {
		int equals = entry.indexOf('=');
		String url = entry.substring(equals + 1).strip();
		if (equals < 1 || !isHttp(url)) {
			throw new WrongSettingException("sijill.subgraphs takes NAME=URL,NAME=URL,... and not " + entry);
		}
		return new SubgraphAddress(entry.substring(0, equals).strip(), url);
	}

	/**
	 * The file or URL of the supergraph; null where the services are composed, also where
	 * a variable of the environment is there and empty.
	 */
	@Nullable String supergraphPlace() {
		if (this.supergraph == null || this.supergraph.isBlank()) {
			return null;
		}
		String scheme = this.supergraph.contains("://") ? this.supergraph.substring(0, this.supergraph.indexOf("://"))
				: "file";
		if (!scheme.equals("file") && !isHttp(this.supergraph)) {
			throw new WrongSettingException(
					"sijill.supergraph takes a file or an http(s) URL, and not " + this.supergraph);
		}
		return this.supergraph;
	}

	private static boolean isHttp(String url) {
		try {
			URI uri = URI.create(url);
			return uri.getRawAuthority() != null && uri.getPort() <= MOST_PORT
					&& ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
