package sijill.federation.boot.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import sijill.federation.Answers;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlResponse;
import sijill.federation.SubscriptionFailedException;
import sijill.federation.boot.stream.OpenStreams.Admission;

/**
 * An operation of a client on a socket. It is finished when it is no longer among those
 * that the socket carries: whoever takes it from there has the last word.
 */
final class SocketOperation implements Flow.Subscriber<GraphQlResponse> {

	private final String id;

	private final ClientSocket socket;

	private volatile OpenStreams.@Nullable Place place;

	private volatile @Nullable Thread worker;

	private volatile Flow.@Nullable Subscription subscription;

	private volatile boolean cancelled;

	SocketOperation(String id, ClientSocket socket) {
		this.id = id;
		this.socket = socket;
	}

	void start(Supplier<Answers> answers, Admission admission, Map<String, Object> errorDetails) {
		switch (admission) {
			case OpenStreams.Refused refused -> fail(List.of(refused.error().with(errorDetails)));
			case OpenStreams.Place taken -> {
				this.place = taken;
				this.worker = Thread.ofVirtual().name("operation").start(() -> answer(answers.get()));
				if (this.cancelled) {
					cancel();
				}
			}
		}
	}

	private void answer(Answers answers) {
		switch (answers) {
			case Answers.One one when one.response().isRequestError() -> fail(one.response().errors());
			case Answers.One one -> {
				if (!this.cancelled) {
					this.socket.write("next", this.id, one.response().bytes());
				}
				end();
			}
			case Answers.Many many -> many.publisher().subscribe(this);
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription opened) {
		this.subscription = opened;
		if (this.cancelled) {
			opened.cancel();
		}
		else {
			opened.request(1);
		}
	}

	@Override
	public void onNext(GraphQlResponse answer) {
		this.socket.write("next", this.id, answer.bytes());
		Flow.Subscription open = this.subscription;
		if (open != null) {
			open.request(1);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.subscription = null;
		if (failure instanceof SubscriptionFailedException failed) {
			fail(failed.errors());
		}
		else {
			end();
		}
	}

	@Override
	public void onComplete() {
		this.subscription = null;
		end();
	}

	/**
	 * Nothing more comes.
	 */
	void end() {
		if (this.socket.finish(this.id, this)) {
			this.socket.write(Map.of("type", "complete", "id", this.id));
		}
		cancel();
	}

	private void fail(List<GraphQlError> errors) {
		if (this.socket.finish(this.id, this)) {
			this.socket.write(Map.of("type", "error", "id", this.id, "payload",
					errors.stream().map(GraphQlError::toSpecification).toList()));
		}
		cancel();
	}

	/**
	 * The client does not listen any more.
	 */
	void cancel() {
		this.cancelled = true;
		Flow.Subscription open = this.subscription;
		if (open != null) {
			open.cancel();
		}
		Thread working = this.worker;
		if (working != null && working != Thread.currentThread()) {
			working.interrupt();
		}
		OpenStreams.Place taken = this.place;
		if (taken != null) {
			taken.close();
		}
	}

}
