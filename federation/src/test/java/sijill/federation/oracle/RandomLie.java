package sijill.federation.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import sijill.federation.transport.SubgraphReply;
import sijill.federation.transport.SubgraphTransportException;
import sijill.federation.transport.SubgraphTransportException.Reason;

/**
 * What a subgraph sends that fails now and then: nothing in time, no JSON, half of it, no
 * data, an error with a null at its path, values of a wrong type, an object of a type
 * that nobody knows, too few entities or too many. A seed always tells the same lies.
 */
final class RandomLie {

	private final Random random;

	private final boolean entities;

	/**
	 * What is answered to a request, whenever that comes.
	 */
	RandomLie(long seed, byte[] request) {
		this.random = new Random(seed + Arrays.hashCode(request));
		this.entities = new String(request, StandardCharsets.UTF_8).contains("_entities(");
	}

	SubgraphReply reply(Map<String, @Nullable Object> honest) throws SubgraphTransportException {
		byte[] bytes = MemoryTransport.json(honest);
		String text = switch (this.random.nextInt(16)) {
			case 0 -> throw new SubgraphTransportException(Reason.TIMEOUT, "late");
			case 1 -> "<html>POISON</html>";
			case 2 -> new String(bytes, 0, bytes.length - 2, StandardCharsets.UTF_8);
			case 3 -> "{\"data\":null,\"errors\":[{\"message\":\"POISON\"}]}";
			case 4 -> "{\"errors\":[{\"message\":\"POISON\",\"path\":[\"" + firstName(honest) + "\"]}]}";
			case 5, 6 -> lie(honest, Kind.ERROR);
			case 7, 8 -> lie(honest, Kind.OTHER_TYPE);
			case 9 -> lie(honest, Kind.UNKNOWN_TYPE);
			case 10 -> lie(honest, Kind.OTHER_LENGTH);
			default -> new String(bytes, StandardCharsets.UTF_8);
		};
		return new SubgraphReply(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
	}

	private enum Kind {

		ERROR, OTHER_TYPE, UNKNOWN_TYPE, OTHER_LENGTH

	}

	/** A value in an answer, where it stands, and by what path. */
	private record Place(Map<String, @Nullable Object> object, String name, List<Object> path) {

		@Nullable Object value() {
			return this.object.get(this.name);
		}

	}

	private static String firstName(Map<String, @Nullable Object> answer) {
		return (answer.get("data") instanceof Map<?, ?> data && !data.isEmpty())
				? String.valueOf(data.keySet().iterator().next()) : "nothing";
	}

	private String lie(Map<String, @Nullable Object> honest, Kind kind) {
		Map<String, @Nullable Object> answer = Objects.requireNonNull(JsonCopy.of(honest));
		List<Place> places = new ArrayList<>();
		collect(answer.get("data"), List.of(), places);
		places.removeIf((it) -> !isFor(it, kind));
		if (!places.isEmpty()) {
			Place place = places.get(this.random.nextInt(places.size()));
			place.object.put(place.name, lie(place, kind));
			if (kind == Kind.ERROR) {
				answer.put("errors", List.of(Map.of("message", "POISON", "path", place.path)));
			}
		}
		return new String(MemoryTransport.json(answer), StandardCharsets.UTF_8);
	}

	private boolean isFor(Place place, Kind kind) {
		Object value = place.value();
		return switch (kind) {
			case ERROR -> value != null && !place.name.equals("_entities") && !place.name.equals("__typename");
			case OTHER_TYPE -> value != null && !place.name.equals("__typename");
			case UNKNOWN_TYPE -> place.name.equals("__typename");
			case OTHER_LENGTH -> this.entities && place.path.equals(List.of("_entities"));
		};
	}

	private @Nullable Object lie(Place place, Kind kind) {
		return switch (kind) {
			case ERROR -> null;
			case OTHER_TYPE ->
				(place.value() instanceof Map || place.value() instanceof List) ? "POISON" : Map.of("POISON", 1);
			case UNKNOWN_TYPE -> "Virus";
			case OTHER_LENGTH -> {
				List<@Nullable Object> items = new ArrayList<>((List<?>) Objects.requireNonNull(place.value()));
				if (this.random.nextBoolean() || items.isEmpty()) {
					items.add(Map.of("POISON", "POISON"));
				}
				else {
					items.removeLast();
				}
				yield items;
			}
		};
	}

	private static void collect(@Nullable Object value, List<Object> path, List<Place> places) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> object = Universe.asObject(map);
			new LinkedHashMap<>(object).forEach((name, it) -> {
				List<Object> longer = with(path, name);
				places.add(new Place(object, name, longer));
				collect(it, longer, places);
			});
		}
		else if (value instanceof List<?> items) {
			for (int i = 0; i < items.size(); i++) {
				collect(items.get(i), with(path, i), places);
			}
		}
	}

	private static List<Object> with(List<Object> path, Object step) {
		List<Object> longer = new ArrayList<>(path);
		longer.add(step);
		return longer;
	}

}
