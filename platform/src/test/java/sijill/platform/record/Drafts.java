package sijill.platform.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drafts for tests, and what every log must look like.
 */
final class Drafts {

	private Drafts() {
	}

	static EntityKey note(String id) {
		return new EntityKey("note", id);
	}

	static Draft next(RevisionLog log, EntityKey entity, String text) {
		@Nullable Base base = log.bases(List.of(entity)).get(entity);
		return Draft.next(entity, base, text, new Document("title", text));
	}

	static Draft first(String id, String text) {
		return Draft.next(note(id), null, text, new Document("title", text));
	}

	/**
	 * All revisions of the log, after a check that it is dense, ordered and free of
	 * doubles.
	 */
	static List<Revision> sound(RevisionLog log) {
		List<Revision> all = new ArrayList<>();
		List<Revision> next = log.after(0, 500);
		while (!next.isEmpty()) {
			all.addAll(next);
			next = log.after(all.size(), 500);
		}
		java.util.Map<EntityKey, Integer> versions = new java.util.HashMap<>();
		java.util.Set<UUID> writes = new java.util.HashSet<>();
		Revision before = null;
		for (Revision revision : all) {
			assertThat(revision.version()).as("version of %s at %d", revision.entity(), revision.number())
				.isEqualTo(versions.merge(revision.entity(), 1, Integer::sum));
			assertThat(writes.add(revision.writeId())).as("write %s is there once", revision.writeId()).isTrue();
			if (before != null) {
				assertThat(revision.recordedAt()).isAfterOrEqualTo(before.recordedAt());
			}
			before = revision;
		}
		return all;
	}

	static void makeHole(MongoDatabase database, long number) {
		database.getCollection("log").deleteOne(new Document("_id", number));
	}

}
