package sijill.platform.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import sijill.platform.view.Generation;
import sijill.platform.view.Row;
import sijill.platform.view.View;
import sijill.platform.view.ViewStore;

/**
 * Writes rows so that an earlier revision never replaces a later one.
 */
final class RowWriter {

	private final ViewStore store;

	private final Generation generation;

	RowWriter(ViewStore store, Generation generation) {
		this.store = store;
		this.generation = generation;
	}

	void write(View<?> view, Collection<Row> rows) {
		MongoCollection<BsonDocument> collection = this.store.writable(view, this.generation);
		List<Row> fresh = rows.stream().filter(Row::fresh).toList();
		List<Row> rest = new ArrayList<>(rows.stream().filter((row) -> !row.fresh()).toList());
		if (!fresh.isEmpty()) {
			try {
				collection.insertMany(fresh.stream().map(Row::document).toList(),
						new InsertManyOptions().ordered(false));
			}
			catch (MongoBulkWriteException ex) {
				duplicates(ex).forEach((error) -> rest.add(fresh.get(error.getIndex())));
			}
		}
		if (!rest.isEmpty()) {
			try {
				collection.bulkWrite(rest.stream().map(RowWriter::replacement).toList(),
						new BulkWriteOptions().ordered(false));
			}
			catch (MongoBulkWriteException ex) {
				duplicates(ex);
			}
		}
	}

	/**
	 * Replaces an earlier row or inserts a new one; where a row as late or later is
	 * there, the insert fails.
	 */
	private static WriteModel<BsonDocument> replacement(Row row) {
		BsonDocument earlier = new BsonDocument("_id", new BsonString(row.id())).append(Row.NUMBER,
				new BsonDocument("$lt", new BsonInt64(row.number())));
		return new ReplaceOneModel<>(earlier, row.document(), new ReplaceOptions().upsert(true));
	}

	/**
	 * Those of the errors that say the row is there, as late or later; any other error is
	 * thrown.
	 */
	private static List<BulkWriteError> duplicates(MongoBulkWriteException ex) {
		boolean others = ex.getWriteConcernError() != null || ex.getWriteErrors()
			.stream()
			.anyMatch((error) -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY);
		if (others) {
			throw ex;
		}
		return ex.getWriteErrors();
	}

}
