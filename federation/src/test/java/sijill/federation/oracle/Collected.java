package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * Takes everything that a publisher has.
 */
public final class Collected<T> implements Flow.Subscriber<T> {

	private final List<T> items = new ArrayList<>();

	private final CompletableFuture<List<T>> all = new CompletableFuture<>();

	private Collected() {
	}

	/**
	 * Waits for all items, or throws what the publisher ended with.
	 */
	public static <T> List<T> from(Flow.Publisher<T> publisher) {
		Collected<T> collected = new Collected<>();
		publisher.subscribe(collected);
		return collected.all.orTimeout(20, TimeUnit.SECONDS).join();
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(T item) {
		this.items.add(item);
	}

	@Override
	public void onError(Throwable throwable) {
		this.all.completeExceptionally(throwable);
	}

	@Override
	public void onComplete() {
		this.all.complete(this.items);
	}

}
