package sijill.federation.oracle;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.JsonValues;

/**
 * A value as it looks after its way over the wire.
 */
final class JsonCopy {

	private JsonCopy() {
	}

	static Map<String, @Nullable Object> of(Map<String, @Nullable Object> value) {
		return JsonValues.object(MemoryTransport.json(value));
	}

}
