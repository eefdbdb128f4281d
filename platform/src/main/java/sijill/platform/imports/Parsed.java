package sijill.platform.imports;

import java.util.List;

import sijill.platform.entry.Entries;
import sijill.platform.record.EntityKey;

/**
 * What a line turned out to be.
 */
sealed interface Parsed {

	/**
	 * A line that cannot be recorded.
	 */
	record Bad(Rejection rejection) implements Parsed {
	}

	/**
	 * A line that can be recorded if what it refers to exists.
	 */
	sealed interface Candidate extends Parsed {

		long line();

		EntityKey entity();

		List<Reference> references();

	}

	/**
	 * A state of an entry.
	 */
	record Entry(long line, EntityKey entity, Entries.Stored stored, List<Reference> references) implements Candidate {
	}

	/**
	 * The withdrawal of an entry, which must be there.
	 */
	record Withdrawn(long line, EntityKey entity, String reason) implements Candidate {

		@Override
		public List<Reference> references() {
			return List.of(new Reference("id", this.entity));
		}

	}

	/**
	 * A field that names an entry of the same service.
	 */
	record Reference(String field, EntityKey entity) {
	}

}
