package sijill.incidents.attribution;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.incidents.proof.ProofLevel;
import sijill.platform.date.DateRange;
import sijill.platform.view.Criteria;

/**
 * What a list of attributions is narrowed to.
 */
record AttributionFilter(@Nullable List<String> accused, @Nullable List<String> claimants,
		@Nullable List<String> incidents, @Nullable List<ProofLevel> proofLevels, @Nullable Boolean contested,
		@Nullable DateRange claimed) {

	static Criteria criteria(@Nullable AttributionFilter filter) {
		Criteria criteria = Attribution.ALL.criteria();
		return (filter == null) ? criteria
				: criteria.in("accused", filter.accused)
					.in("claimants", filter.claimants)
					.in("incidents", filter.incidents)
					.in("proofLevels", filter.proofLevels)
					.eq("contested", filter.contested)
					.overlaps("claimed", filter.claimed);
	}

}
