package sijill.platform.test;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition, with a sentence for the case that it never comes.
 */
final class Await {

	private Await() {
	}

	static void until(Duration atMost, Supplier<String> otherwise, BooleanSupplier condition) {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(otherwise.get());
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(otherwise.get(), ex);
			}
		}
	}

}
