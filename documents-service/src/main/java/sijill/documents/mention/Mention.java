package sijill.documents.mention;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.documents.document.Document;
import sijill.documents.document.Facets;
import sijill.platform.paging.Link;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * That a document speaks about an attack, as it is read from either side.
 *
 * @param inStatement the attack again, where the document is a statement, so that the
 * statements on an attack are found without passing over its reports
 * @param facets those of the document
 * @param byPlace sorts the attacks of a document in its order
 * @param byNewest sorts the newest document first
 */
public record Mention(@BsonId String id, String document, String incident, @Nullable String inStatement,
		DocumentRelation relation, Facets facets, String byPlace, String byNewest) {

	static final Order IN_THE_DOCUMENT = Order.ascending("IN_THE_DOCUMENT", "byPlace");

	static final Order NEWEST_FIRST = Order.descending("PUBLISHED_NEWEST_FIRST", "byNewest");

	public static final View<Mention> ALL = Facets.filters(View.of("mentions", Mention.class))
		.filteredChildren("incident", NEWEST_FIRST)
		.children("inStatement", NEWEST_FIRST)
		.children("document", IN_THE_DOCUMENT);

	static final Link<Mention, Document> OF_INCIDENT = Link.of(ALL, "incident", "document", Document.ALL);

	static final Link<Mention, Document> IN_STATEMENTS = Link.of(ALL, "inStatement", "document", Document.ALL);

	/**
	 * The row of one mention.
	 * @param place in the document, from 0
	 */
	public static Mention of(String document, int place, String incident, DocumentRelation relation, Facets facets) {
		String id = document + "|" + incident;
		return new Mention(id, document, incident, facets.kind().isStatement() ? incident : null, relation, facets,
				SortKey.of(place, incident), SortKey.of(facets.when().newest(), document));
	}

}
