package sijill.platform.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import sijill.federation.ErrorCode;

/**
 * Why a line was not recorded.
 *
 * @param line counted from 1
 * @param field its path in the line's fields; null where the whole line is meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rejection(long line, @Nullable String kind, @Nullable String id, @Nullable String field, ErrorCode code,
		String message) {

	static Rejection of(long line, @Nullable String field, String message) {
		return new Rejection(line, null, null, field, ErrorCode.BAD_REQUEST, message);
	}

	Rejection about(@Nullable String kind, @Nullable String id) {
		return new Rejection(this.line, kind, id, this.field, this.code, this.message);
	}

}
