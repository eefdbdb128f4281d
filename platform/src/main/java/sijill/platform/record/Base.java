package sijill.platform.record;

import java.time.Instant;

/**
 * What a writer must know of an entity's latest revision to write the next.
 *
 * @param first when version 1 was recorded
 */
public record Base(int version, String digest, boolean withdrawn, Instant first) {
}
