package sijill.federation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import sijill.federation.Caller;

/**
 * What a caller needs for a part of the graph: to be authenticated, and of each demand
 * all scopes of one alternative.
 */
public record Access(boolean authenticated, List<List<Set<String>>> demands) {

	/** Everybody may. */
	public static final Access OPEN = new Access(false, List.of());

	public boolean isOpen() {
		return !this.authenticated && this.demands.isEmpty();
	}

	/**
	 * What is needed for both.
	 */
	Access and(Access other) {
		if (other.isOpen()) {
			return this;
		}
		List<List<Set<String>>> both = new ArrayList<>(this.demands);
		other.demands.stream().filter((it) -> !both.contains(it)).forEach(both::add);
		return new Access(this.authenticated || other.authenticated, List.copyOf(both));
	}

	public boolean allows(Caller caller) {
		if (this.authenticated && !caller.authenticated()) {
			return false;
		}
		return this.demands.stream()
			.allMatch((demand) -> demand.stream().anyMatch((scopes) -> caller.scopes().containsAll(scopes)));
	}

}
