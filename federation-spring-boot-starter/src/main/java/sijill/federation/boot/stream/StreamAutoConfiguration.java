package sijill.federation.boot.stream;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import sijill.federation.OperationKind;
import sijill.federation.RequestContext;
import sijill.federation.boot.documents.Documents;
import sijill.federation.boot.edge.Clients;
import sijill.federation.boot.graph.CurrentGraph;
import sijill.federation.boot.graph.SubscriptionSettings;
import sijill.federation.boot.http.CorsSettings;
import sijill.federation.boot.http.HttpAnswers;
import sijill.federation.boot.http.RequestContexts;
import sijill.federation.boot.http.RequestReader;
import sijill.federation.boot.trace.TracedOperations;
import sijill.web.Problems;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.POST;

/**
 * The graph by events and by sockets, at the address where it is served anyway. These are
 * not Spring for GraphQL's own handlers: an answer is written as the bytes that the
 * engine made, an event is taken from its source only when the client has read the one
 * before (theirs ask for 256 ahead), and documents are found as for any other request.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class StreamAutoConfiguration {

	/** Before the routes of everything else, which the address is shared with. */
	private static final int FIRST = -2;

	@Bean
	OpenStreams federationStreams(SubscriptionSettings settings, MeterRegistry registry) {
		return new OpenStreams(settings, registry);
	}

	@Bean
	Operations federationOperations(CurrentGraph current, Documents documents, TracedOperations traces) {
		return new Operations(current, documents, traces);
	}

	@Bean
	@Order(FIRST)
	RouterFunction<ServerResponse> federationEventRoutes(Operations operations, OpenStreams streams,
			RequestContexts contexts, Clients clients, HttpAnswers answers, Problems problems,
			SubscriptionSettings settings) {
		EventStreamEndpoint endpoint = new EventStreamEndpoint(operations, streams, contexts, clients, answers,
				problems, settings);
		RequestPredicate events = (request) -> RequestReader.takesEvents(request.servletRequest());
		return RouterFunctions.route()
			.route(POST("/graphql").and(events), endpoint::post)
			.route(GET("/graphql").and(events), endpoint::get)
			.build();
	}

	@Bean
	WebSocketHandlerMapping federationSockets(Operations operations, OpenStreams streams, RequestContexts contexts,
			CorsSettings cors, SubscriptionSettings settings,
			@Value("${sijill.web.body-cap:256KB}") DataSize messageCap) {
		SocketHandler handler = new SocketHandler(operations, streams, contexts, settings, (int) messageCap.toBytes());
		WebSocketHttpRequestHandler handshake = new WebSocketHttpRequestHandler(handler, new DefaultHandshakeHandler());
		handshake.setHandshakeInterceptors(
				List.of(new OriginHandshakeInterceptor(cors.allowedOrigins()), new Handshake(contexts)));
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setWebSocketUpgradeMatch(true);
		mapping.setUrlMap(Map.of("/graphql", handshake));
		mapping.setOrder(FIRST);
		return mapping;
	}

	/**
	 * Keeps what is known of the request that becomes a socket. Its deadline does not
	 * hold for what comes later.
	 */
	private record Handshake(RequestContexts contexts) implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			RequestContext now = this.contexts.current(EnumSet.allOf(OperationKind.class));
			attributes.put(SocketHandler.CONTEXT,
					new RequestContext(now.headers(), null, now.allowed(), now.errorDetails(), now.caller()));
			attributes.put(SocketHandler.CLIENT, request.getRemoteAddress().getAddress().getHostAddress());
			return true;
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				@org.jspecify.annotations.Nullable Exception failure) {
			// The handler learns of the socket.
		}

	}

}
