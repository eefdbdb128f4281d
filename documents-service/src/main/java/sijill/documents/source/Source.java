package sijill.documents.source;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import sijill.platform.view.View;

/**
 * A source as it is read.
 */
public record Source(@BsonId String id, String title, @Nullable String url, SourceKind kind, @Nullable String note) {

	public static final View<Source> ALL = View.of("sources", Source.class);

}
