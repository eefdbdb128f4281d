package sijill.federation.transport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlinesTests {

	@Test
	void tellsWhenADeadlineHasPassedAndNotBefore() throws InterruptedException {
		for (int milliseconds : new int[] { 1, 20, 250 }) {
			CountDownLatch told = new CountDownLatch(1);
			long deadline = in(milliseconds);
			try (Deadlines.Watch _ = Deadlines.watch(deadline, told::countDown)) {
				assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
				assertThat(System.nanoTime() - deadline).isNotNegative();
			}
		}
	}

	@Test
	void saysNothingOfADeadlineThatNobodyWaitsForAnyMore() throws InterruptedException {
		AtomicBoolean told = new AtomicBoolean();
		Deadlines.watch(in(50), () -> told.set(true)).close();
		CountDownLatch after = new CountDownLatch(1);
		try (Deadlines.Watch _ = Deadlines.watch(in(100), after::countDown)) {
			assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(told).isFalse();
	}

	@Test
	void goesOnWhereSomebodyCannotBeTold() throws InterruptedException {
		CountDownLatch told = new CountDownLatch(1);
		try (Deadlines.Watch _ = Deadlines.watch(in(1), () -> {
			throw new IllegalStateException("not now");
		}); Deadlines.Watch _ = Deadlines.watch(in(50), told::countDown)) {
			assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static long in(int milliseconds) {
		return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
	}

}
