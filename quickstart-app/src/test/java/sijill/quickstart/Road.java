package sijill.quickstart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sijill.federation.Engine;
import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;
import sijill.federation.Supergraph;
import sijill.federation.transport.HttpSubgraphTransport;
import sijill.federation.transport.SubgraphCall;

/**
 * The calls to services that an operation takes, as they really travel, each with the
 * calls that it waits for.
 */
record Road(List<Stop> stops) {

	// wave 3: organizations, after #2 (#4)
	private static final Pattern LINE = Pattern
		.compile("^wave \\d+: (\\S+?)(?:, after ((?:#\\d+[, ]*)+))? ?\\(#(\\d+)\\)", Pattern.MULTILINE);

	/**
	 * A call, and the numbers of those before it.
	 */
	record Stop(int number, SubgraphCall call, List<Integer> after) {
	}

	/**
	 * Runs the operation once, on an engine that writes down what it sends.
	 */
	static Road of(Supergraph supergraph, GraphQlRequest request) {
		ConcurrentLinkedQueue<SubgraphCall> sent = new ConcurrentLinkedQueue<>();
		try (HttpSubgraphTransport http = new HttpSubgraphTransport()) {
			Engine engine = Engine.builder(supergraph).transport((call) -> {
				sent.add(call);
				return http.send(call);
			}).build();
			GraphQlResponse response = engine.execute(request);
			if (!response.errors().isEmpty()) {
				throw new IllegalStateException("not answered: " + response.errors());
			}
			return new Road(stops(engine.explain(request), new ArrayList<>(sent)));
		}
	}

	/** The plan names services in the order in which it calls them. */
	private static List<Stop> stops(String plan, List<SubgraphCall> sent) {
		List<Stop> stops = new ArrayList<>();
		Matcher line = LINE.matcher(plan);
		while (line.find()) {
			SubgraphCall call = sent.stream()
				.filter((it) -> it.subgraph().equals(line.group(1)))
				.findFirst()
				.orElseThrow();
			sent.remove(call);
			String after = (line.group(2) != null) ? line.group(2) : "";
			stops.add(new Stop(Integer.parseInt(line.group(3)), call,
					Pattern.compile("\\d+")
						.matcher(after)
						.results()
						.map((it) -> Integer.valueOf(it.group()))
						.toList()));
		}
		if (stops.isEmpty() || !sent.isEmpty()) {
			throw new IllegalStateException("the plan is not what was sent: " + plan);
		}
		return stops;
	}

	/**
	 * The calls, one after the other, that take longest together.
	 */
	List<Stop> criticalPath(ToDoubleFunction<Stop> duration) {
		Map<Integer, List<Stop>> longest = new HashMap<>();
		for (Stop stop : this.stops) {
			List<Stop> before = stop.after()
				.stream()
				.map(longest::get)
				.max(Comparator.comparingDouble((path) -> sum(path, duration)))
				.orElse(List.of());
			longest.put(stop.number(), Stream.concat(before.stream(), Stream.of(stop)).toList());
		}
		return longest.values().stream().max(Comparator.comparingDouble((path) -> sum(path, duration))).orElseThrow();
	}

	static double sum(List<Stop> path, ToDoubleFunction<Stop> duration) {
		return path.stream().mapToDouble(duration).sum();
	}

}
