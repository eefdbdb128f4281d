package sijill.platform.mongo;

import java.time.Duration;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long MongoDB may take, and where the service keeps its record.
 *
 * @param database by default {@code sijill-} and the name of the application
 * @param deadline of one operation, with everything in it: choosing a server, waiting for
 * a connection, retrying
 */
@Validated
@ConfigurationProperties("sijill.mongo")
record MongoSettings(@Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,63}") String database,
		@DefaultValue("2s") Duration deadline, @DefaultValue("64") @Positive int connections) {

}
