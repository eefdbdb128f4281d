package sijill.platform.record;

import java.time.Instant;

/**
 * An entry was withdrawn: when that was recorded (UTC), and why.
 */
public record Withdrawal(Instant at, String reason) {
}
