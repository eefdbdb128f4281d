package sijill.federation.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * Collects a reply's body up to a number of bytes, and stops reading where there are
 * more.
 */
final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {

	private final int maxBytes;

	private final ByteArrayOutputStream collected = new ByteArrayOutputStream(4096);

	private final CompletableFuture<byte[]> body = new CompletableFuture<>();

	private Flow.@Nullable Subscription subscription;

	CappedBody(int maxBytes) {
		this.maxBytes = maxBytes;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		for (ByteBuffer buffer : buffers) {
			int length = buffer.remaining();
			if (this.collected.size() + (long) length > this.maxBytes) {
				Objects.requireNonNull(this.subscription).cancel();
				this.body.completeExceptionally(new TooLarge("more than " + this.maxBytes + " bytes"));
				return;
			}
			byte[] bytes = new byte[length];
			buffer.get(bytes);
			this.collected.write(bytes, 0, length);
		}
	}

	@Override
	public void onError(Throwable throwable) {
		this.body.completeExceptionally(throwable);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.collected.toByteArray());
	}

	/**
	 * The reply is longer than allowed.
	 */
	static final class TooLarge extends IOException {

		private static final long serialVersionUID = 1L;

		TooLarge(String message) {
			super(message);
		}

	}

}
