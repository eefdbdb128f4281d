package sijill.gateway.graph;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sijill.federation.SubgraphAddress;

/**
 * Where the graph comes from, and what the engine that serves it allows.
 *
 * @param supergraph a file or a URL with a supergraph schema; wins over the subgraphs
 * @param subgraphs the services to compose, each as NAME=URL
 * @param development shows more to those who build on the graph: suggestions, plans, the
 * number of calls
 * @param introspection whether clients may ask for the schema
 * @param deadlines how long an operation and a single call may take
 */
@ConfigurationProperties("sijill")
public record GraphSettings(@Nullable String supergraph, @DefaultValue List<String> subgraphs,
		@DefaultValue("false") boolean development, @DefaultValue("true") boolean introspection,
		@DefaultValue Deadlines deadlines) {

	/**
	 * The call's deadline holds within the operation's.
	 */
	public record Deadlines(@DefaultValue("8s") Duration operation, @DefaultValue("4s") Duration call) {
	}

	List<SubgraphAddress> subgraphAddresses() {
		return this.subgraphs.stream().map(GraphSettings::address).toList();
	}

	private static SubgraphAddress address(String entry) {
		int equals = entry.indexOf('=');
		if (equals < 1) {
			throw new IllegalArgumentException("sijill.subgraphs takes NAME=URL,NAME=URL,... and not " + entry);
		}
		return new SubgraphAddress(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
	}

}
