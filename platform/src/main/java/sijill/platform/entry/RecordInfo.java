package sijill.platform.entry;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import sijill.platform.record.Revision;
import sijill.platform.record.Withdrawal;

/**
 * The entry itself: how often it was revised, when (UTC), and whether it was withdrawn.
 */
public record RecordInfo(int version, Instant recorded, Instant revised, @Nullable Withdrawal withdrawn) {

	public static RecordInfo of(Revision revision) {
		return new RecordInfo(revision.version(), revision.first(), revision.recordedAt(), revision.withdrawn());
	}

}
