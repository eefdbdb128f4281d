package sijill.federation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what was asked for last, up to a number of entries and up to a number of
 * characters of their documents: long documents make large plans.
 */
final class PlanCache<K, V> {

	private static final long MOST_CHARACTERS = 2_000_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

	private final int size;

	private final ToIntFunction<K> length;

	private long characters;

	PlanCache(int size, ToIntFunction<K> length) {
		this.size = size;
		this.length = length;
	}

	@Nullable V get(K key) {
		this.lock.lock();
		try {
			return this.entries.get(key);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The keys, those that were not asked for the longest first.
	 */
	List<K> keys() {
		this.lock.lock();
		try {
			return new ArrayList<>(this.entries.keySet());
		}
		finally {
			this.lock.unlock();
		}
	}

	void put(K key, V value) {
		this.lock.lock();
		try {
			if (this.entries.put(key, value) == null) {
				this.characters += this.length.applyAsInt(key);
			}
			Iterator<K> oldest = this.entries.keySet().iterator();
			while (this.entries.size() > this.size || this.characters > MOST_CHARACTERS) {
				this.characters -= this.length.applyAsInt(oldest.next());
				oldest.remove();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
