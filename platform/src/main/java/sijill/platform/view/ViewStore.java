package sijill.platform.view;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/**
 * Where the rows lie: a collection for each view and generation, how far each generation
 * has come, and which one is read.
 */
final class ViewStore {

	/**
	 * Writing a thousand rows may take longer than a request's call to MongoDB.
	 */
	private static final long BULK_SECONDS = 10;

	private final MongoDatabase database;

	private final MongoCollection<Document> pointers;

	private final ConcurrentMap<String, MongoCollection<BsonDocument>> collections = new ConcurrentHashMap<>();

	private final String shape;

	private volatile Generation current;

	ViewStore(MongoDatabase database, String shape) {
		this.database = database;
		this.shape = shape;
		this.current = new Generation(shape, 1);
		this.pointers = database.getCollection("views")
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
	}

	/**
	 * The generation that is read.
	 */
	Generation current() {
		return this.current;
	}

	/**
	 * Looks again which generation is read: another replica may have rebuilt.
	 */
	Generation refresh() {
		Document pointer = this.pointers.find(Filters.eq("_id", this.shape)).first();
		this.current = new Generation(this.shape, (pointer != null) ? pointer.getInteger("generation") : 1);
		return this.current;
	}

	void makeCurrent(Generation generation) {
		upsert(this.shape, Updates.max("generation", generation.number()));
		refresh();
	}

	/**
	 * The number of the last revision that is wholly in the generation.
	 */
	long position(Generation generation) {
		Document checkpoint = this.pointers.find(Filters.eq("_id", generation.toString())).first();
		return (checkpoint != null) ? checkpoint.getLong("position") : 0;
	}

	void moveTo(Generation generation, long position) {
		upsert(generation.toString(), Updates.max("position", position));
	}

	private void upsert(String id, Bson update) {
		this.pointers.updateOne(Filters.eq("_id", id), update, new UpdateOptions().upsert(true));
	}

	void prepare(Generation generation, List<View<?>> views) {
		for (View<?> view : views) {
			List<IndexModel> indexes = view.indexes().stream().map(IndexModel::new).toList();
			if (!indexes.isEmpty()) {
				writable(view, generation).withTimeout(60, TimeUnit.SECONDS).createIndexes(indexes);
			}
		}
	}

	void drop(Generation generation, List<View<?>> views) {
		views.forEach((view) -> writable(view, generation).drop());
		this.pointers.deleteOne(Filters.eq("_id", generation.toString()));
	}

	MongoCollection<BsonDocument> writable(View<?> view, Generation generation) {
		return rows(view, generation).withReadConcern(ReadConcern.LOCAL)
			.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
			.withTimeout(BULK_SECONDS, TimeUnit.SECONDS);
	}

	MongoCollection<BsonDocument> rows(View<?> view, Generation generation) {
		return this.collections.computeIfAbsent(generation.collection(view),
				(name) -> this.database.getCollection(name, BsonDocument.class));
	}

	CodecRegistry codecs() {
		return this.database.getCodecRegistry();
	}

	<T> BsonDocument encode(View<T> view, T row) {
		BsonDocument document = new BsonDocument();
		this.database.getCodecRegistry()
			.get(view.type())
			.encode(new BsonDocumentWriter(document), row, EncoderContext.builder().build());
		return document;
	}

	<T> T decode(View<T> view, BsonDocument row) {
		return this.database.getCodecRegistry()
			.get(view.type())
			.decode(new BsonDocumentReader(row), DecoderContext.builder().build());
	}

}
