package sijill.federation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Works where recursion has room. Who walks through a schema goes from type to type, and
 * in a large one through thousands of them, each below the one before. Only what is used
 * of the stack takes memory.
 */
final class DeepStack {

	private static final long BYTES = 256L << 20;

	private DeepStack() {
	}

	/**
	 * Waits for the work to end, also where the caller is interrupted.
	 */
	static <T> T run(Supplier<T> work) {
		FutureTask<T> task = new FutureTask<>(work::get);
		Thread thread = new Thread(null, task, "graph", BYTES);
		thread.setDaemon(true);
		thread.start();
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return task.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		catch (ExecutionException ex) {
			switch (ex.getCause()) {
				case RuntimeException cause -> throw cause;
				case Error cause -> throw cause;
				case null, default -> throw new IllegalStateException(ex);
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
