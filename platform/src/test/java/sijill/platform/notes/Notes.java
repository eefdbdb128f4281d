package sijill.platform.notes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.projection.Derivation;
import sijill.platform.projection.ReadModel;
import sijill.platform.view.View;

/**
 * What is recorded of notes, and what is read.
 */
public final class Notes {

	private Notes() {
	}

	public static ReadModel model() {
		return new ReadModel(1, List.of(new Authors(), new Written()), List.of(Author.ALL, Note.ALL, Tagged.ALL),
				List.of(new TagsOfAuthors()));
	}

	private static final class Authors implements EntryKind<AuthorEntry> {

		@Override
		public String name() {
			return "author";
		}

		@Override
		public Class<AuthorEntry> type() {
			return AuthorEntry.class;
		}

		@Override
		public void rows(String id, AuthorEntry entry, RecordInfo info, Rows rows) {
			rows.entry(Author.ALL, Author.of(id, entry, info));
		}

	}

	private static final class Written implements EntryKind<NoteEntry> {

		@Override
		public String name() {
			return "note";
		}

		@Override
		public Class<NoteEntry> type() {
			return NoteEntry.class;
		}

		@Override
		public void check(String id, NoteEntry entry, Problems problems) {
			if (FuzzyDate.certainlyBefore(entry.ended(), entry.begun())) {
				problems.reject("ended", "must not be before 'begun'");
			}
			problems.mustExist("author", "author", entry.author());
			problems.mustExist("follows", "note", entry.follows());
		}

		@Override
		public void rows(String id, NoteEntry entry, RecordInfo info, Rows rows) {
			rows.entry(Note.ALL, Note.of(id, entry, info));
			entry.tags().forEach((tag) -> rows.link(Tagged.ALL, Tagged.of(id, tag)));
		}

	}

	private static final class TagsOfAuthors implements Derivation<Author> {

		@Override
		public View<Author> view() {
			return Author.ALL;
		}

		@Override
		public Set<String> targets(Object entry) {
			return (entry instanceof NoteEntry note && note.author() != null) ? Set.of(note.author()) : Set.of();
		}

		@Override
		public Map<String, Author> complete(Map<String, Author> rows, Current current) {
			List<Note> notes = current.rows(Note.ALL, "author", rows.keySet());
			Map<String, Author> completed = new LinkedHashMap<>();
			rows.forEach((id, author) -> completed.put(id,
					author.with(notes.stream().filter((note) -> id.equals(note.author())).toList())));
			return completed;
		}

	}

}
