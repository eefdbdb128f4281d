package sijill.incidents.incident;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The organizations that have to do with an incident by what others recorded of it.
 *
 * @param contested somebody contests an attribution of the incident
 * @param accused by an attribution
 * @param claimants of attributions
 * @param bodies that investigate it
 */
public record Parties(boolean contested, List<String> accused, List<String> claimants, List<String> bodies) {

	static final Parties NONE = new Parties(false, List.of(), List.of(), List.of());

	/**
	 * Collects them in the order of their ids.
	 */
	public static final class Collector {

		private final SortedSet<String> accused = new TreeSet<>();

		private final SortedSet<String> claimants = new TreeSet<>();

		private final SortedSet<String> bodies = new TreeSet<>();

		private boolean contested;

		public void attributed(List<String> accused, @Nullable String claimant, boolean contested) {
			this.accused.addAll(accused);
			if (claimant != null) {
				this.claimants.add(claimant);
			}
			this.contested |= contested;
		}

		public void investigatedBy(String body) {
			this.bodies.add(body);
		}

		public Parties parties() {
			return new Parties(this.contested, List.copyOf(this.accused), List.copyOf(this.claimants),
					List.copyOf(this.bodies));
		}

	}

}
