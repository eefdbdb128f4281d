package sijill.federation.boot.stream;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import sijill.federation.Answers;
import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;
import sijill.federation.GraphQlResponse;
import sijill.federation.OperationKind;
import sijill.federation.RequestContext;
import sijill.federation.boot.documents.DocumentRefusedException;
import sijill.federation.boot.documents.Documents;
import sijill.federation.boot.edge.Clients;
import sijill.federation.boot.edge.Turn;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.federation.boot.graph.SubscriptionSettings;
import sijill.federation.boot.http.HttpAnswers;
import sijill.federation.boot.http.Parameters;
import sijill.federation.boot.http.RefusedException;
import sijill.federation.boot.http.RequestContexts;
import sijill.federation.boot.http.RequestReader;
import sijill.federation.boot.stream.Relay.Signal;
import sijill.web.Failure;
import sijill.web.Problems;
import sijill.web.Statuses;

/**
 * GraphQL over server-sent events, with a connection for each operation. The request's
 * own thread waits for answers and writes them, so a client that does not read is not
 * written for, and its source is not read.
 */
final class EventStreamEndpoint {

	private static final Set<OperationKind> BY_GET = EnumSet.of(OperationKind.QUERY, OperationKind.SUBSCRIPTION);

	private final Operations operations;

	private final OpenStreams streams;

	private final RequestContexts contexts;

	private final Clients clients;

	private final HttpAnswers json;

	private final Problems problems;

	private final SubscriptionSettings settings;

	EventStreamEndpoint(Operations operations, OpenStreams streams, RequestContexts contexts, Clients clients,
			HttpAnswers json, Problems problems, SubscriptionSettings settings) {
		this.operations = operations;
		this.streams = streams;
		this.contexts = contexts;
		this.clients = clients;
		this.json = json;
		this.problems = problems;
		this.settings = settings;
	}

	ServerResponse post(ServerRequest request) throws IOException {
		return answer(request, EnumSet.allOf(OperationKind.class), () -> RequestReader.fromBody(request));
	}

	ServerResponse get(ServerRequest request) throws IOException {
		return answer(request, BY_GET, () -> RequestReader.fromUrl(request));
	}

	@FunctionalInterface
	private interface Reading {

		Parameters read() throws RefusedException, IOException;

	}

	private ServerResponse answer(ServerRequest request, Set<OperationKind> allowed, Reading reading)
			throws IOException {
		RequestContext context = this.contexts.current(allowed);
		try {
			Parameters parameters = reading.read();
			Documents.Found document = this.operations.find(parameters);
			if (!this.operations.isReady()) {
				return refuse(CurrentGraph.NOT_READY);
			}
			Answers answers = this.clients.workFor(request.servletRequest(),
					() -> this.operations.answer(document, parameters, context));
			return switch (answers) {
				case null -> HttpAnswers.toNobody();
				case Answers.One once ->
					this.json.insteadOfEvents(request, once.response()).orElseGet(() -> event(once));
				case Answers.Many many -> subscribe(request.servletRequest(), many);
			};
		}
		catch (DocumentRefusedException ex) {
			return this.json.insteadOfEvents(request, ex).orElseGet(() -> event(Operations.refused(ex, context)));
		}
		catch (RefusedException ex) {
			return refuse(ex.status(), new GraphQlError(ex.forClient(), ErrorCode.BAD_REQUEST));
		}
	}

	private static ServerResponse event(Answers.One once) {
		return events((servlet, out) -> {
			out.next(once.response());
			out.complete();
		});
	}

	private ServerResponse subscribe(HttpServletRequest request, Answers.Many many) {
		Relay relay = new Relay();
		return switch (this.streams.enter(request.getRemoteAddr(), relay::end)) {
			case OpenStreams.Refused refused -> refuse(refused.error());
			case OpenStreams.Place place -> events((servlet, out) -> {
				try (place; relay) {
					stream(servlet, out, relay, many);
				}
			});
		};
	}

	@FunctionalInterface
	private interface Writing {

		void write(HttpServletRequest request, EventWriter events) throws IOException;

	}

	private static ServerResponse events(Writing writing) {
		return ServerResponse.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.cacheControl(CacheControl.noStore())
			.varyBy(HttpHeaders.ACCEPT)
			// Proxies that collect answers are asked not to.
			.header("X-Accel-Buffering", "no")
			.build((request, response) -> {
				writing.write(request, new EventWriter(response.getOutputStream()));
				return null;
			});
	}

	private ServerResponse refuse(GraphQlError error) {
		return refuse(Statuses.of(error.code()), error);
	}

	private ServerResponse refuse(HttpStatus status, GraphQlError error) {
		return ServerResponse.status(status).varyBy(HttpHeaders.ACCEPT).build((request, response) -> {
			if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
				response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			}
			this.problems.write(request, response, status, new Failure(error.code(), error.message(), null));
			return null;
		});
	}

	private void stream(HttpServletRequest request, EventWriter events, Relay relay, Answers.Many many)
			throws IOException {
		Turn.giveUp(request);
		// The client learns that it is heard, also where nothing happens for long.
		events.signOfLife();
		many.publisher().subscribe(relay);
		relay.ask();
		boolean goesOn = true;
		while (goesOn) {
			goesOn = write(this.clients.workFor(request, () -> await(relay)), relay, events);
		}
	}

	/** Nothing where the client is gone. */
	private @Nullable Signal await(Relay relay) {
		try {
			return relay.await(this.settings.heartbeat());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private static boolean write(@Nullable Signal signal, Relay relay, EventWriter events) throws IOException {
		switch (signal) {
			case null -> {
				return false;
			}
			case Relay.Next next -> {
				events.next(next.answer());
				relay.ask();
			}
			case Relay.Quiet quiet -> events.signOfLife();
			case Relay.End end -> {
				events.complete();
				return false;
			}
		}
		return true;
	}

}
