package sijill.platform.view;

import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * One document of a view as it is to be written.
 *
 * @param number of the revision that says so: an earlier one never replaces it
 * @param fresh whether it belongs to the first version of its entry, so that it is
 * probably not there yet
 * @param value what it was encoded from; null for a row that is gone
 */
public record Row(String id, long number, boolean fresh, @Nullable Object value, BsonDocument document) {

	/**
	 * The fields that a row has beside those of its record.
	 */
	public static final String NUMBER = "n";

	public static final String AUDIENCE = "audience";

	public static final String LISTED = "listed";

	public static final String PUBLIC = "public";

	public static Row of(BsonDocument encoded, Object value, long number, boolean fresh, boolean listed) {
		encoded.append(NUMBER, new BsonInt64(number))
			.append(AUDIENCE, new BsonString(PUBLIC))
			.append(LISTED, BsonBoolean.valueOf(listed));
		return new Row(encoded.getString("_id").getValue(), number, fresh, value, encoded);
	}

	/**
	 * The tombstone of a row that its entry no longer has: nobody may see it, and no
	 * earlier revision can bring it back.
	 */
	public static Row gone(String id, long number) {
		return new Row(id, number, false, null,
				new BsonDocument("_id", new BsonString(id)).append(NUMBER, new BsonInt64(number)));
	}

	/**
	 * Whether it may stand in a list.
	 */
	public boolean listed() {
		return listed(this.document);
	}

	public static boolean listed(BsonDocument stored) {
		return stored.getBoolean(LISTED, BsonBoolean.FALSE).getValue();
	}

}
