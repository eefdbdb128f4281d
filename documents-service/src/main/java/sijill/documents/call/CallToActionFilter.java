package sijill.documents.call;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.platform.view.Criteria;

/**
 * What a list of calls to action is narrowed to.
 *
 * @param publishers who published the documents
 */
record CallToActionFilter(@Nullable List<String> addressees, @Nullable List<String> documents,
		@Nullable List<String> publishers) {

	static Criteria criteria(@Nullable CallToActionFilter filter) {
		Criteria criteria = CallToAction.ALL.criteria();
		if (filter == null) {
			return criteria;
		}
		return criteria.in("addressees", filter.addressees)
			.in("documents", filter.documents)
			.in("publishers", filter.publishers);
	}

}
