package sijill.federation.boot.documents;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Documents by the hash of their text, those that were asked for last, up to a number of
 * characters.
 */
final class Remembered {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, String> documents = new LinkedHashMap<>(16, 0.75f, true);

	private final long most;

	private long characters;

	Remembered(long most) {
		this.most = most;
	}

	boolean isOff() {
		return this.most == 0;
	}

	@Nullable String document(String hash) {
		this.lock.lock();
		try {
			return this.documents.get(hash);
		}
		finally {
			this.lock.unlock();
		}
	}

	void add(String hash, String document) {
		this.lock.lock();
		try {
			if (document.length() > this.most || this.documents.put(hash, document) != null) {
				return;
			}
			this.characters += document.length();
			Iterator<String> oldest = this.documents.values().iterator();
			while (this.characters > this.most) {
				this.characters -= oldest.next().length();
				oldest.remove();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
