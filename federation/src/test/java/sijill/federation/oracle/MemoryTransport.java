package sijill.federation.oracle;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import sijill.federation.execute.JsonValues;
import sijill.federation.transport.EventSource;
import sijill.federation.transport.SourceEvent;
import sijill.federation.transport.SubgraphCall;
import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransport;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;
import sijill.federation.transport.SubscriptionTransport;

/**
 * Carries requests to subgraphs in memory; some of them may be down.
 */
final class MemoryTransport implements SubgraphTransport, SubscriptionTransport {

	private static final JsonFactory JSON = new JsonFactory();

	private final Map<String, MemorySubgraph> subgraphs = new HashMap<>();

	private volatile Set<String> down = Set.of();

	private volatile @Nullable Long lies;

	MemoryTransport(List<MemorySubgraph> subgraphs) {
		subgraphs.forEach((it) -> this.subgraphs.put(it.name(), it));
	}

	void down(Set<String> names) {
		this.down = names;
	}

	/**
	 * From here on, subgraphs lie by a seed, or tell the truth again.
	 */
	void lie(@Nullable Long seed) {
		this.lies = seed;
	}

	@Override
	public SubgraphReply send(SubgraphCall call) throws SubgraphTransportException {
		if (this.down.contains(call.subgraph())) {
			throw new SubgraphTransportException(Reason.UNREACHABLE, "down");
		}
		Map<String, @Nullable Object> answer = answer(call.subgraph(), call.body());
		Long seed = this.lies;
		return (seed != null) ? new RandomLie(seed, call.body()).reply(answer)
				: new SubgraphReply(200, "application/json", json(answer));
	}

	byte[] call(String name, byte[] request) {
		return json(answer(name, request));
	}

	@SuppressWarnings("unchecked")
	private Map<String, @Nullable Object> answer(String name, byte[] request) {
		MemorySubgraph subgraph = java.util.Objects.requireNonNull(this.subgraphs.get(name));
		Map<String, @Nullable Object> body = JsonValues.object(request);
		Map<String, @Nullable Object> variables = (body.get("variables") instanceof Map<?, ?> map)
				? (Map<String, @Nullable Object>) map : Map.of();
		return subgraph.execute(String.valueOf(body.get("query")), variables);
	}

	/**
	 * Tells of one event, which is what a query for the same would be answered.
	 */
	@Override
	public EventSource open(SubgraphCall call) throws SubgraphTransportException {
		Iterator<SourceEvent> events = List
			.<SourceEvent>of(new SourceEvent.Next(send(call).body()), new SourceEvent.Completed())
			.iterator();
		return new EventSource() {
			@Override
			public SourceEvent next() {
				return events.next();
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
	}

	static byte[] json(@Nullable Object value) {
		java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
		try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
			write(generator, value);
		}
		return out.toByteArray();
	}

	private static void write(JsonGenerator generator, @Nullable Object value) {
		switch (value) {
			case null -> generator.writeNull();
			case Map<?, ?> map -> {
				generator.writeStartObject();
				map.forEach((key, it) -> {
					generator.writeName(String.valueOf(key));
					write(generator, it);
				});
				generator.writeEndObject();
			}
			case List<?> items -> {
				generator.writeStartArray();
				items.forEach((it) -> write(generator, it));
				generator.writeEndArray();
			}
			case Integer number -> generator.writeNumber(number);
			case Long number -> generator.writeNumber(number);
			case Double number -> generator.writeNumber(number);
			case Boolean truth -> generator.writeBoolean(truth);
			default -> generator.writeString(value.toString());
		}
	}

}
