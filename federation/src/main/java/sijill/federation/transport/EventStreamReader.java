package sijill.federation.transport;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * Reads server-sent events from a reply's body: {@code next} and {@code complete}, as the
 * protocol of distinct connections names them. Comments are signs of life.
 */
final class EventStreamReader implements HttpResponse.BodySubscriber<EventSource>, EventBuffer.Connection {

	private final int maxBytes;

	private final EventBuffer buffer;

	private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

	private final ByteArrayOutputStream data = new ByteArrayOutputStream(1024);

	private String event = "";

	private boolean afterReturn;

	private boolean begun;

	private volatile Flow.@Nullable Subscription subscription;

	EventStreamReader(int maxBytes, Duration silence) {
		this.maxBytes = maxBytes;
		this.buffer = new EventBuffer(this, silence);
	}

	@Override
	public CompletionStage<EventSource> getBody() {
		return CompletableFuture.completedFuture(this.buffer);
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		try {
			for (ByteBuffer bytes : buffers) {
				while (bytes.hasRemaining()) {
					read(bytes.get());
				}
			}
			this.buffer.proceed();
		}
		catch (SubgraphTransportException ex) {
			this.buffer.fail(ex);
			close();
		}
	}

	/** Lines end with a line feed, a carriage return, or both. */
	private void read(byte b) throws SubgraphTransportException {
		boolean second = b == '\n' && this.afterReturn;
		this.afterReturn = b == '\r';
		if (second) {
			return;
		}
		if (b == '\n' || b == '\r') {
			endLine();
		}
		else if (this.line.size() + this.data.size() < this.maxBytes) {
			this.line.write(b);
		}
		else {
			throw new SubgraphTransportException(Reason.TOO_LARGE, "an event of more than " + this.maxBytes + " bytes");
		}
	}

	private void endLine() {
		byte[] text = withoutMark(this.line.toByteArray());
		this.line.reset();
		if (text.length == 0) {
			endEvent();
			return;
		}
		int colon = 0;
		while (colon < text.length && text[colon] != ':') {
			colon++;
		}
		int start = colon + ((colon + 1 < text.length && text[colon + 1] == ' ') ? 2 : 1);
		int length = Math.max(0, text.length - start);
		switch (new String(text, 0, colon, StandardCharsets.UTF_8)) {
			case "event" -> this.event = new String(text, Math.min(start, text.length), length, StandardCharsets.UTF_8);
			case "data" -> {
				this.data.write(text, Math.min(start, text.length), length);
				this.data.write('\n');
			}
			default -> {
			}
		}
	}

	/** A byte order mark may stand before the first line. */
	private byte[] withoutMark(byte[] text) {
		boolean first = !this.begun;
		this.begun = true;
		boolean marked = first && text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB
				&& text[2] == (byte) 0xBF;
		return marked ? Arrays.copyOfRange(text, 3, text.length) : text;
	}

	/** Some servers name no event but the last. */
	private void endEvent() {
		switch ((this.event.isEmpty() && this.data.size() > 0) ? "next" : this.event) {
			case "next" -> this.buffer.add(new SourceEvent.Next(this.data.toByteArray()));
			case "complete" -> this.buffer.add(new SourceEvent.Completed());
			default -> {
			}
		}
		this.event = "";
		this.data.reset();
	}

	@Override
	public void onError(Throwable throwable) {
		this.buffer.fail(new SubgraphTransportException(Reason.UNREACHABLE, String.valueOf(throwable), throwable));
	}

	@Override
	public void onComplete() {
		this.buffer.fail(new SubgraphTransportException(Reason.UNREACHABLE, "the events stopped without an end"));
	}

	@Override
	public void read() {
		Flow.Subscription open = this.subscription;
		if (open != null) {
			open.request(1);
		}
	}

	@Override
	public boolean ask() {
		return false;
	}

	@Override
	public void close() {
		Flow.Subscription open = this.subscription;
		if (open != null) {
			open.cancel();
		}
	}

}
