package sijill.federation.boot.graph;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Subgraph;
import sijill.federation.SubgraphAddress;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;

/**
 * A supergraph composed here, from the schemas that the services themselves serve.
 */
final class ComposedGraph implements GraphSource {

	private static final Logger logger = LoggerFactory.getLogger(ComposedGraph.class);

	private static final byte[] SCHEMA_QUERY = "{\"query\":\"{_service{sdl}}\"}".getBytes(StandardCharsets.UTF_8);

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private static final JsonMapper json = JsonMapper.shared();

	private final List<SubgraphAddress> addresses;

	private final SubgraphTransport transport;

	ComposedGraph(List<SubgraphAddress> addresses, SubgraphTransport transport) {
		this.addresses = addresses;
		this.transport = transport;
	}

	@Override
	public String supergraphSdl() throws NoGraphException {
		List<Subgraph> subgraphs = new ArrayList<>();
		for (SubgraphAddress address : this.addresses) {
			subgraphs.add(new Subgraph(address.name(), address.url(), schemaOf(address)));
		}
		return switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> {
				composed.hints().forEach((hint) -> logger.info("Composition: {}: {}", hint.code(), hint.message()));
				yield composed.supergraphSdl();
			}
			case CompositionResult.Failed failed -> throw new NoGraphException("The services' schemas do not compose: "
					+ String.join("; ", failed.errors().stream().map(Object::toString).toList()));
		};
	}

	private String schemaOf(SubgraphAddress address) throws NoGraphException {
		try {
			SubgraphReply reply = this.transport
				.send(new SubgraphCall(address.name(), address.url(), SCHEMA_QUERY, Map.of(), PATIENCE, true));
			JsonNode sdl = json.readTree(reply.body()).at("/data/_service/sdl");
			if (!sdl.isString()) {
				throw new NoGraphException("The service " + address.name() + " at " + address.url()
						+ " does not tell its schema (status " + reply.status() + ")");
			}
			return sdl.stringValue();
		}
		catch (SubgraphTransportException | JacksonException ex) {
			throw new NoGraphException("The service " + address.name() + " at " + address.url() + " is not there yet ("
					+ ex.getMessage() + ")", ex);
		}
	}

}
