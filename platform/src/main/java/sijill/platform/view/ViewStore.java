package sijill.platform.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import sijill.web.Request;

/**
 * Where the rows lie: a collection for each view and generation, how far each generation
 * has come, and which one is read. It is for the projection, which writes them; who reads
 * goes through {@link Views}.
 */
public final class ViewStore {

	/**
	 * Writing hundreds of rows may take longer than a request's call to MongoDB, and an
	 * index over all rows longer than that.
	 */
	private static final long BULK_SECONDS = 10;

	private static final long INDEX_SECONDS = 600;

	private final MongoDatabase database;

	private final MongoCollection<Document> pointers;

	private final ConcurrentMap<String, MongoCollection<BsonDocument>> collections = new ConcurrentHashMap<>();

	private final String shape;

	private volatile Generation shown;

	public ViewStore(MongoDatabase database, String shape) {
		this.database = database;
		this.shape = shape;
		this.shown = new Generation(shape, 1);
		this.pointers = database.getCollection("views")
			.withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
	}

	/**
	 * The generation that this process reads.
	 */
	public Generation shown() {
		return this.shown;
	}

	public void show(Generation generation) {
		this.shown = generation;
	}

	/**
	 * The generation that every process is to read, since somebody has filled it.
	 */
	public Generation current() {
		Document pointer = this.pointers.find(Filters.eq("_id", this.shape)).first();
		return new Generation(this.shape, (pointer != null) ? pointer.getInteger("current", 1) : 1);
	}

	/**
	 * A generation that nobody else fills.
	 */
	public Generation next() {
		Document pointer = this.pointers.findOneAndUpdate(Filters.eq("_id", this.shape), Updates.inc("begun", 1),
				new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
		return new Generation(this.shape, 1 + ((pointer != null) ? pointer.getInteger("begun", 1) : 1));
	}

	public void makeCurrent(Generation generation) {
		upsert(this.shape, Updates.max("current", generation.number()));
	}

	/**
	 * The number of the last revision that is wholly in the generation.
	 */
	public long position(Generation generation) {
		Document checkpoint = this.pointers.find(Filters.eq("_id", generation.toString())).first();
		return (checkpoint != null) ? checkpoint.getLong("position") : 0;
	}

	public void moveTo(Generation generation, long position) {
		upsert(generation.toString(), Updates.max("position", position));
	}

	private void upsert(String id, Bson update) {
		this.pointers.updateOne(Filters.eq("_id", id), update, new UpdateOptions().upsert(true));
	}

	public void prepare(Generation generation, List<View<?>> views) {
		for (View<?> view : views) {
			List<IndexModel> indexes = view.indexes().stream().map(IndexModel::new).toList();
			if (!indexes.isEmpty()) {
				writable(view, generation).withTimeout(INDEX_SECONDS, TimeUnit.SECONDS).createIndexes(indexes);
			}
		}
	}

	/**
	 * Drops every generation of this shape that is older than this one.
	 */
	public void dropBefore(Generation kept, List<View<?>> views) {
		for (String name : this.database.listCollectionNames().into(new ArrayList<>())) {
			for (View<?> view : views) {
				Generation old = Generation.of(view, this.shape, name);
				if (old != null && old.number() < kept.number()) {
					this.pointers.deleteOne(Filters.eq("_id", old.toString()));
					this.database.getCollection(name).drop();
					this.collections.remove(name);
				}
			}
		}
	}

	/**
	 * The collections of rows of other shapes: other versions of the service read them.
	 */
	public List<String> ofOtherShapes() {
		return this.database.listCollectionNames()
			.into(new ArrayList<>())
			.stream()
			.filter((name) -> Generation.isOfAnotherShape(this.shape, name))
			.sorted()
			.toList();
	}

	/**
	 * Drops them, when no process reads them. How far they have come is forgotten first,
	 * so a version that starts after all fills its own anew, whatever happens here.
	 */
	public List<String> dropOtherShapes() {
		this.pointers.deleteMany(Filters.not(Filters.regex("_id", "^" + Pattern.quote(this.shape) + "(\\.\\d+)?$")));
		List<String> others = ofOtherShapes();
		others.forEach((name) -> this.database.getCollection(name).drop());
		return others;
	}

	/**
	 * The rows of a view, for the one who writes them.
	 */
	public MongoCollection<BsonDocument> writable(View<?> view, Generation generation) {
		return rows(view, generation).withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.LOCAL)
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
			.withTimeout(BULK_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * The rows of a view, for the one who reads them: it takes no longer than what is
	 * left of the request that it reads for.
	 */
	MongoCollection<BsonDocument> readable(View<?> view, Generation generation) {
		MongoCollection<BsonDocument> rows = rows(view, generation);
		Long limit = rows.getTimeout(TimeUnit.MILLISECONDS);
		if (limit == null) {
			return rows;
		}
		return rows.withTimeout(Request.timeFor(Duration.ofMillis(limit)).toMillis(), TimeUnit.MILLISECONDS);
	}

	private MongoCollection<BsonDocument> rows(View<?> view, Generation generation) {
		return this.collections.computeIfAbsent(generation.collection(view),
				(name) -> this.database.getCollection(name, BsonDocument.class));
	}

	public <T> BsonDocument encode(View<T> view, T row) {
		BsonDocument document = new BsonDocument();
		this.database.getCodecRegistry()
			.get(view.type())
			.encode(new BsonDocumentWriter(document), row, EncoderContext.builder().build());
		return document;
	}

	public <T> T decode(View<T> view, BsonDocument row) {
		return this.database.getCodecRegistry()
			.get(view.type())
			.decode(new BsonDocumentReader(row), DecoderContext.builder().build());
	}

}
