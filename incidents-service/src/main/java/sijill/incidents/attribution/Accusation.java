package sijill.incidents.attribution;

import org.bson.codecs.pojo.annotations.BsonId;
import sijill.platform.paging.Link;
import sijill.platform.view.Order;
import sijill.platform.view.View;

/**
 * An attribution accuses an organization.
 *
 * @param byNewest sorts by when it was claimed
 */
public record Accusation(@BsonId String id, String attribution, String accused, String byNewest) {

	static final Order NEWEST_FIRST = Order.descending("CLAIMED_NEWEST_FIRST", "byNewest");

	static final View<Accusation> ALL = View.of("accusations", Accusation.class).children("accused", NEWEST_FIRST);

	static final Link<Accusation, Attribution> ATTRIBUTIONS = Link.of(ALL, "accused", "attribution", Attribution.ALL);

	static Accusation of(Attribution attribution, String accused) {
		return new Accusation(attribution.id() + "|" + accused, attribution.id(), accused, attribution.byNewest());
	}

}
