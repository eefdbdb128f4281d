package sijill.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a request to the graph may cost before it is looked at.
 *
 * @param graph the path of the graph; caps and deadlines are for what is sent there
 * @param bodyCap the largest body
 * @param deadline how long an answer may take, where this is known before it is looked
 * at; a caller can ask for less
 */
@Validated
@ConfigurationProperties("sijill.web")
record WebSettings(@DefaultValue("/graphql") String graph, @DefaultValue("256KB") DataSize bodyCap,
		@Nullable Duration deadline) {

	WebSettings {
		if (bodyCap.toBytes() <= 0 || bodyCap.toBytes() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"sijill.web.body-cap=" + bodyCap + ": must be greater than 0 and below 2GB");
		}
	}

	/** However the address is written: it is what the request was mapped by. */
	static boolean isAt(String path, HttpServletRequest request) {
		return path.equals(request.getServletPath());
	}

	boolean isGraph(HttpServletRequest request) {
		return isAt(this.graph, request);
	}

}
