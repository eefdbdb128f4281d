package sijill.federation.boot.http;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The origins whose pages may ask this gateway; none by default.
 */
@ConfigurationProperties("sijill.cors")
public record CorsSettings(@DefaultValue List<String> allowedOrigins) {
}
