package sijill.platform.view;

import com.mongodb.client.model.Filters;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * What the caller may see: the predicate that every read of rows carries.
 */
public final class Visibility {

	private Visibility() {
	}

	/**
	 * What the caller may see at all: today, what is public.
	 */
	static Bson visible() {
		return Filters.eq(Row.AUDIENCE, Row.PUBLIC);
	}

	/**
	 * What the caller may see in a list: a withdrawn entry has its id still, but is
	 * listed nowhere.
	 */
	public static Bson listed() {
		return Filters.and(visible(), Filters.eq(Row.LISTED, true));
	}

	/**
	 * The same of a row that was read to find others.
	 */
	static boolean isListed(BsonDocument row) {
		return row.getString(Row.AUDIENCE, new BsonString("")).getValue().equals(Row.PUBLIC) && Row.listed(row);
	}

}
