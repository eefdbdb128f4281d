package sijill.federation.transport;

import java.net.URI;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Reads the addresses of subgraphs, which stand in supergraphs that anybody wrote: what
 * is none is a subgraph that cannot be reached.
 */
final class SubgraphAddresses {

	private static final int MOST_PORT = 65_535;

	private SubgraphAddresses() {
	}

	/**
	 * Reads an address. Names of hosts may be such as no registry would give, with an
	 * underscore.
	 */
	static URI uri(String url) throws SubgraphTransportException {
		try {
			URI uri = URI.create(url);
			if (uri.getRawAuthority() == null || uri.getPort() > MOST_PORT) {
				throw none(url);
			}
			return uri;
		}
		catch (IllegalArgumentException ex) {
			throw none(url);
		}
	}

	/**
	 * Reads an address for the JDK's client, which takes no other names of hosts.
	 */
	static URI serverUri(String url) throws SubgraphTransportException {
		URI uri = uri(url);
		if (uri.getHost() == null || !uri.getScheme().matches("(http|ws)s?")) {
			throw none(url);
		}
		return uri;
	}

	private static SubgraphTransportException none(String url) {
		return new SubgraphTransportException(Reason.UNREACHABLE, "no address that can be called: \"" + url + "\"");
	}

}
