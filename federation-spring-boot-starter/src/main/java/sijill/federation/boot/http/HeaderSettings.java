package sijill.federation.boot.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sijill.federation.boot.WrongSettingException;

/**
 * Which headers of a client's request every service gets, too.
 *
 * @param propagate their names; none by default
 */
@ConfigurationProperties("sijill.headers")
record HeaderSettings(@DefaultValue List<String> propagate) {

	/** They belong to one connection or one body, or are the gateway's own to say. */
	private static final Set<String> OWN = Set.of("accept", "accept-encoding", "connection", "content-encoding",
			"content-length", "content-type", "expect", "host", "keep-alive", "proxy-authenticate",
			"proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

	HeaderSettings {
		for (String name : propagate) {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") || OWN.contains(lower) || lower.startsWith("sijill-")) {
				throw new WrongSettingException(
						"sijill.headers.propagate=" + name + ": is no header that can be passed on");
			}
		}
	}

}
