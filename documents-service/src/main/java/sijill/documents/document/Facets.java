package sijill.documents.document;

import java.util.List;

import sijill.platform.date.Span;
import sijill.platform.text.Languages;
import sijill.platform.view.View;

/**
 * What lists of documents are narrowed to. It stands in a document's own row and again in
 * the rows that lead to it from elsewhere, so that a list under an attack is found, like
 * a list of documents, in one index.
 *
 * @param symbols in the form of {@link Symbols#folded}
 * @param languages in the form of {@link Languages#canonical}
 */
public record Facets(DocumentKind kind, Span when, List<String> publishers, List<String> signatories,
		List<String> addressees, List<String> incidents, List<String> symbols, List<String> languages) {

	/**
	 * A view with the filters over the facets that its rows hold.
	 */
	public static <T> View<T> filters(View<T> view) {
		return view.filter("kinds", "facets.kind")
			.filter("published", "facets.when.touches")
			.filter("publishers", "facets.publishers")
			.filter("signatories", "facets.signatories")
			.filter("addressees", "facets.addressees")
			.filter("incidents", "facets.incidents")
			.filter("symbol", "facets.symbols")
			.filter("languages", "facets.languages");
	}

}
