package sijill.platform.projection;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import sijill.platform.record.Appender;

/**
 * Whether the record can be written and what is read is up to date: not ready before the
 * end of the log was reached once, down where only an operator can help. A MongoDB that
 * does not answer is reported by its own indicator.
 */
final class RecordHealth implements HealthIndicator {

	private final Appender appender;

	private final Projector projector;

	RecordHealth(Appender appender, Projector projector) {
		this.appender = appender;
		this.projector = projector;
	}

	@Override
	public Health health() {
		Projector.State state = this.projector.state();
		Health.Builder health = switch (state) {
			case STARTING -> Health.outOfService();
			case FOLLOWING, WAITING -> this.appender.running() ? Health.up() : Health.down();
			case FAILING, CORRUPT, STOPPED -> Health.down();
		};
		return health.withDetail("projector", state).withDetail("position", this.projector.position()).build();
	}

}
