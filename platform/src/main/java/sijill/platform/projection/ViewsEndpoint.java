package sijill.platform.projection;

import java.util.List;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import sijill.platform.view.ViewStore;

/**
 * Shows what the collections of other versions of the service are, and drops them:
 * {@code GET} and {@code DELETE /actuator/views} on the management port. Whether a
 * process of another version still runs is for the operator to know.
 */
@Endpoint(id = "views")
final class ViewsEndpoint {

	private final ViewStore store;

	ViewsEndpoint(ViewStore store) {
		this.store = store;
	}

	@ReadOperation
	Shown views() {
		return new Shown(this.store.shown().toString(), this.store.ofOtherShapes());
	}

	@DeleteOperation
	Dropped dropOthers() {
		return new Dropped(this.store.dropOtherShapes());
	}

	/**
	 * What this process reads, and the collections that it has no use for.
	 */
	record Shown(String shown, List<String> others) {
	}

	record Dropped(List<String> dropped) {
	}

}
