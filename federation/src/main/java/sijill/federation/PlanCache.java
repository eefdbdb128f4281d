package sijill.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what was asked for last, up to a number of entries.
 */
final class PlanCache<K, V> {

	private final Map<K, V> entries;

	PlanCache(int size) {
		this.entries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > size;
			}
		});
	}

	@Nullable V get(K key) {
		return this.entries.get(key);
	}

	/**
	 * The keys, those that were not asked for the longest first.
	 */
	List<K> keys() {
		synchronized (this.entries) {
			return new ArrayList<>(this.entries.keySet());
		}
	}

	void put(K key, V value) {
		this.entries.put(key, value);
	}

}
