package sijill.platform.projection;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Fills the views anew from the log: {@code POST /actuator/rebuild} on the management
 * port, which nobody outside the platform's network reaches.
 */
@Endpoint(id = "rebuild")
final class RebuildEndpoint {

	private final Rebuild rebuild;

	private final Projector projector;

	RebuildEndpoint(Rebuild rebuild, Projector projector) {
		this.rebuild = rebuild;
		this.projector = projector;
	}

	/**
	 * Answers when the new rows are read.
	 */
	@WriteOperation
	Rebuilt rebuild() throws InterruptedException {
		this.rebuild.run();
		return new Rebuilt(this.projector.position());
	}

	record Rebuilt(long position) {
	}

}
