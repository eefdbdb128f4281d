package sijill.platform.notes;

import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import sijill.platform.entry.RecordInfo;
import sijill.platform.view.Order;
import sijill.platform.view.SortKey;
import sijill.platform.view.View;

/**
 * An author as it is read.
 *
 * @param tags derived from the author's notes
 * @param notes derived: how many there are
 */
public record Author(@BsonId String id, String name, List<String> tags, int notes, RecordInfo record, String byName) {

	public static final Order NAME = Order.ascending("NAME", "byName");

	public static final View<Author> ALL = View.of("authors", Author.class).orders(NAME).filter("tags", "tags");

	static Author of(String id, AuthorEntry entry, RecordInfo info) {
		return new Author(id, entry.name(), List.of(), 0, info, SortKey.of(entry.name(), id));
	}

	Author with(List<Note> written) {
		return new Author(this.id, this.name,
				written.stream().flatMap((note) -> note.tags().stream()).distinct().sorted().toList(), written.size(),
				this.record, this.byName);
	}

}
