package sijill.gateway.graphiql;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What GraphiQL opens with.
 *
 * @param enabled whether there is a page at all
 * @param query a file with the first query; without one the page opens with its own help
 * @param variables the first query's variables
 */
@ConfigurationProperties("sijill.graphiql")
record GraphiqlSettings(@DefaultValue("true") boolean enabled, @Nullable Resource query,
		@DefaultValue Map<String, String> variables) {
}
