package sijill.platform.notes;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * A note as it is read.
 */
public record Note(@BsonId String id, String title, @Nullable String author, @Nullable String follows,
		@Nullable FuzzyDate begun, List<String> tags, RecordInfo record, String byTitle) {

	public static final Order TITLE = Order.ascending("TITLE", "byTitle");

	public static final Order TITLE_BACKWARDS = Order.descending("TITLE_BACKWARDS", "byTitle");

	public static final View<Note> ALL = View.of("notes", Note.class)
		.orders(TITLE, TITLE_BACKWARDS)
		.filter("tags", "tags")
		.filter("author", "author")
		.sortingFilter("titlePrefix", "title", 5)
		.filteredChildren("author", TITLE_BACKWARDS)
		.children("follows", TITLE);

	static Note of(String id, NoteEntry entry, RecordInfo info) {
		return new Note(id, entry.title(), entry.author(), entry.follows(), entry.begun(), entry.tags(), info,
				SortKey.of(entry.title(), id));
	}

}
