package sijill.documents.document;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.platform.date.DateRange;
import sijill.platform.text.Languages;
import sijill.platform.view.Criteria;
import sijill.platform.view.View;

/**
 * What a list of documents is narrowed to.
 */
public record DocumentFilter(@Nullable List<DocumentKind> kinds, @Nullable DateRange published,
		@Nullable List<String> publishers, @Nullable List<String> signatories, @Nullable List<String> addressees,
		@Nullable List<String> incidents, @Nullable String symbol, @Nullable List<String> languages) {

	/**
	 * The same as conditions on a view whose rows hold {@link Facets}.
	 */
	public static Criteria criteria(@Nullable DocumentFilter filter, View<?> view) {
		Criteria criteria = view.criteria();
		if (filter == null) {
			return criteria;
		}
		return criteria.in("kinds", filter.kinds)
			.overlaps("published", filter.published)
			.in("publishers", filter.publishers)
			.in("signatories", filter.signatories)
			.in("addressees", filter.addressees)
			.in("incidents", filter.incidents)
			.eq("symbol", (filter.symbol != null) ? Symbols.folded(filter.symbol) : null)
			.in("languages", canonical(filter.languages));
	}

	private static @Nullable List<String> canonical(@Nullable List<String> languages) {
		return (languages != null) ? languages.stream().map((tag) -> Languages.required("languages", tag)).toList()
				: null;
	}

}
