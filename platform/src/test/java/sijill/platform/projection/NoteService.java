package sijill.platform.projection;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import com.mongodb.event.CommandListener;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import sijill.platform.entry.Entries;
import sijill.platform.notes.AuthorEntry;
import sijill.platform.notes.NoteEntry;
import sijill.platform.notes.Notes;
import sijill.platform.record.Appender;
import sijill.platform.record.Base;
import sijill.platform.record.Draft;
import sijill.platform.record.EntityKey;
import sijill.platform.record.LogDatabase;
import sijill.platform.record.Revision;
import sijill.platform.record.RevisionLog;
import sijill.platform.view.Generation;
import sijill.platform.view.View;
import sijill.platform.view.ViewStore;
import sijill.platform.view.Views;

/**
 * The parts of a service that records notes, as one process has them.
 */
public final class NoteService implements AutoCloseable {

	final ReadModel model = Notes.model();

	final Entries entries = new Entries(this.model.kinds());

	final LogDatabase database;

	final RevisionLog log;

	final Appender appender;

	final ViewStore store;

	public final Views views;

	private final List<Projector> projectors = new ArrayList<>();

	public NoteService(String uri, String name, CommandListener... listeners) {
		this.database = LogDatabase.open(uri, name, listeners);
		this.log = this.database.log();
		this.appender = this.database.appender();
		this.store = new ViewStore(this.database.database(), this.model.shape());
		this.views = new Views(this.store);
	}

	/** Records states, in their order; at most one for an entity. */
	public void record(Map<String, Object> states) {
		List<EntityKey> keys = states.keySet().stream().map(NoteService::key).toList();
		Map<EntityKey, Base> bases = this.log.bases(keys);
		List<Draft> drafts = new ArrayList<>();
		states.forEach((key, state) -> {
			Entries.Stored stored = this.entries.store(state);
			drafts.add(Draft.next(key(key), bases.get(key(key)), stored.digest(), stored.data()));
		});
		this.appender.append(drafts);
	}

	public void record(String key, Object state) {
		record(Map.of(key, state));
	}

	public void withdraw(String key) {
		@Nullable Revision latest = this.log.latest(key(key));
		if (latest != null) {
			this.appender.append(List.of(new Draft(latest.entity(), latest.version() + 1, UUID.randomUUID(),
					latest.digest(), latest.first(), latest.data(), "no longer true")));
		}
	}

	static EntityKey key(String text) {
		int slash = text.indexOf('/');
		return new EntityKey(text.substring(0, slash), text.substring(slash + 1));
	}

	/** A history with everything in it, the same for the same seed. */
	void recordHistory(long seed, int steps) {
		Random random = new Random(seed);
		for (int step = 0; step < steps; step++) {
			String author = "a" + random.nextInt(6);
			String note = "note/n" + random.nextInt(30);
			switch (random.nextInt(8)) {
				case 0 -> record("author/" + author, new AuthorEntry("Author " + random.nextInt(1000)));
				case 1 -> withdraw(note);
				case 2 -> withdraw("author/" + author);
				default -> {
					String[] tags = random.ints(random.nextInt(4), 0, 5)
						.distinct()
						.mapToObj((i) -> "t" + i)
						.toArray(String[]::new);
					record(note, NoteEntry.of("Title " + random.nextInt(100), author, tags));
				}
			}
		}
	}

	Projection projection(Steps steps, int batch) {
		return new Projection(this.log, this.model, this.entries, this.store, steps, batch);
	}

	/** Projects to the end of the log. */
	void fill(Generation generation, int batch) {
		this.store.prepare(generation, this.model.views());
		Projection projection = projection(Steps.NONE, batch);
		long position = this.store.position(generation);
		long next = projection.advance(generation, position);
		while (next > position) {
			position = next;
			next = projection.advance(generation, position);
		}
	}

	public Projector projector() {
		Projector projector = new Projector(this.log, this.model, this.store, projection(Steps.NONE, 500));
		this.projectors.add(projector);
		projector.start();
		return projector;
	}

	Generation generation(int number) {
		return new Generation(this.model.shape(), number);
	}

	/**
	 * Every row of a generation, to the byte. The embedded server keeps the order of the
	 * keys that a replaced document had, so there they are sorted first.
	 */
	Map<String, String> bytes(Generation generation, boolean real) {
		Map<String, String> rows = new TreeMap<>();
		for (View<?> view : this.model.views()) {
			this.store.writable(view, generation)
				.find()
				.forEach((row) -> rows.put(view + "/" + row.getString("_id").getValue(), text(row, real)));
		}
		return rows;
	}

	private static String text(BsonDocument row, boolean real) {
		BsonDocument ordered = real ? row : new BsonDocument();
		if (!real) {
			new TreeMap<>(row).forEach(ordered::append);
		}
		RawBsonDocument raw = new RawBsonDocument(ordered, new BsonDocumentCodec());
		return raw.toJson() + HexFormat.of()
			.formatHex(raw.getBackingArray(), raw.getByteOffset(), raw.getByteOffset() + raw.getByteLength());
	}

	/** Makes a row secret, which nothing in the platform does yet. */
	public void hide(View<?> view, String id) {
		this.store.writable(view, this.store.shown())
			.updateOne(new Document("_id", id), new Document("$set", new Document("audience", "secret")));
	}

	BsonDocument row(View<?> view, String id) {
		return java.util.Objects
			.requireNonNull(this.store.writable(view, this.store.shown()).find(new Document("_id", id)).first());
	}

	@Override
	public void close() {
		this.projectors.forEach(Projector::close);
		this.appender.close();
		this.database.close();
	}

}
