package sijill.platform.notes;

import org.bson.codecs.pojo.annotations.BsonId;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * That a note has a tag, from either end.
 */
public record Tagged(@BsonId String id, String note, String tag, String byNote) {

	public static final Order NOTE = Order.ascending("NOTE", "byNote");

	public static final View<Tagged> ALL = View.of("tagged", Tagged.class).children("tag", NOTE).children("note", NOTE);

	static Tagged of(String note, String tag) {
		return new Tagged(note + "|" + tag, note, tag, SortKey.of("", note));
	}

}
