package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import sijill.federation.Answers;
import sijill.federation.Composition;
import sijill.federation.CompositionResult;
import sijill.federation.Engine;
import sijill.federation.GraphQlRequest;
import sijill.federation.GraphQlResponse;
import sijill.federation.OperationKind;
import sijill.federation.RequestContext;
import sijill.federation.Subgraph;
import sijill.federation.Supergraph;

/**
 * Subgraphs in memory behind an engine, beside one server that has it all.
 */
public final class Federation {

	private static final int OPERATIONS = 12;

	private final List<MemorySubgraph> subgraphs = new ArrayList<>();

	private final MemoryTransport transport;

	private final Supergraph supergraph;

	private final Engine engine;

	private final Monolith monolith;

	private final Set<String> losable;

	private final Map<String, String> sdls;

	private final Overrides overrides;

	private Universe universe;

	/**
	 * Composes subgraphs and fills them with data.
	 */
	public Federation(Map<String, String> sdls, long seed) {
		this(sdls, compose(sdls), seed);
	}

	private static Supergraph compose(Map<String, String> sdls) {
		List<Subgraph> sources = new ArrayList<>();
		sdls.forEach((name, sdl) -> sources.add(new Subgraph(name, "http://" + name, sdl)));
		return switch (Composition.compose(sources)) {
			case CompositionResult.Composed composed -> Supergraph.parse(composed.supergraphSdl());
			case CompositionResult.Failed failed -> throw new AssertionError(failed.errors() + "\n" + sdls);
		};
	}

	/**
	 * Subgraphs whose supergraph comes from somewhere else.
	 */
	Federation(Map<String, String> sdls, Supergraph supergraph, long seed) {
		this.supergraph = supergraph;
		Map<String, String> usual = new LinkedHashMap<>(sdls);
		usual.replaceAll((name, sdl) -> Servers.usualRoots(Servers.usualNames(sdl)));
		this.sdls = usual;
		SplitSchema split = new SplitSchema(usual);
		Contexts contexts = new Contexts(usual);
		this.monolith = new Monolith(this.supergraph.apiSchemaSdl(), split, contexts, this::universe);
		this.losable = split.losable();
		this.universe = new Universe(Servers.types(this.supergraph.sdl()), split, seed);
		this.overrides = new Overrides(usual);
		usual.forEach((name, sdl) -> this.subgraphs
			.add(new MemorySubgraph(name, Servers.usualNames(Objects.requireNonNull(sdls.get(name))),
					(field) -> this.overrides.isGone(name, field), new Contexts(Map.of(name, sdl)), this::universe)));
		this.transport = new MemoryTransport(this.subgraphs);
		this.engine = Engine.builder(this.supergraph)
			.transport(this.transport)
			.subscriptions(this.transport)
			.overrideLabels((label, context) -> this.overrides.isGiven(label))
			.introspection(true)
			.build();
	}

	Universe universe() {
		return this.universe;
	}

	Monolith monolith() {
		return this.monolith;
	}

	Engine engine() {
		return this.engine;
	}

	public Supergraph supergraph() {
		return this.supergraph;
	}

	/**
	 * The names of fields that can fail by themselves.
	 */
	Set<String> losable() {
		return this.losable;
	}

	/**
	 * The labels under which fields move, beside shares.
	 */
	Set<String> labels() {
		return this.overrides.labels();
	}

	/**
	 * From here on, these labels are given.
	 */
	void give(Set<String> labels) {
		this.overrides.give(labels);
	}

	void down(Set<String> names) {
		this.transport.down(names);
	}

	/**
	 * From here on, subgraphs lie by a seed, or tell the truth again.
	 */
	void lie(@Nullable Long seed) {
		this.transport.lie(seed);
	}

	/**
	 * What each subgraph says, with everything under its usual name.
	 */
	public Map<String, String> sdls() {
		return this.sdls;
	}

	/**
	 * What subgraphs were asked that they should not be asked.
	 */
	public List<String> complaints() {
		return this.subgraphs.stream().flatMap((it) -> it.complaints().stream()).toList();
	}

	/**
	 * The answer of a subgraph to the body of a request.
	 */
	public byte[] call(String subgraph, byte[] body) {
		return this.transport.call(subgraph, body);
	}

	int calls() {
		return this.subgraphs.stream().mapToInt(MemorySubgraph::calls).sum();
	}

	/**
	 * Forgets complaints and calls.
	 */
	public void forget() {
		this.subgraphs.forEach(MemorySubgraph::forget);
	}

	/**
	 * The answer, which for a subscription is that to its first event.
	 */
	public GraphQlResponse ask(String query, Map<String, @Nullable Object> variables) {
		RequestContext context = new RequestContext(Map.of(), null, EnumSet.allOf(OperationKind.class), Map.of());
		return switch (this.engine.subscribe(new GraphQlRequest(query, null, variables, Map.of(), context))) {
			case Answers.One one -> one.response();
			case Answers.Many many -> Collected.from(many.publisher()).getFirst();
		};
	}

	/**
	 * Random operations that its schema allows.
	 */
	public List<String> operations(long seed) {
		List<String> operations = new ArrayList<>();
		for (long number = 0; number < OPERATIONS; number++) {
			RandomQuery random = new RandomQuery(this.monolith.schema(), seed * 1_000 + number);
			String special = switch ((int) (number % 4)) {
				case 1 -> random.writeSubscription();
				case 3 -> random.writeMutation();
				default -> null;
			};
			operations.add((special != null) ? special : random.write());
		}
		return operations;
	}

	/**
	 * The engine's answer and the monolith's, whose data should be equal.
	 */
	public record Both(Map<String, @Nullable Object> engine, Map<String, @Nullable Object> monolith) {

		public @Nullable Object engineData() {
			return this.engine.get("data");
		}

		public @Nullable Object monolithData() {
			return this.monolith.get("data");
		}

		public boolean isRefusedByMonolith() {
			return !this.monolith.containsKey("data");
		}

	}

	/**
	 * Asks the engine and the monolith.
	 */
	public Both both(String query, Map<String, @Nullable Object> variables) {
		return new Both(ask(query, variables).toSpecification(),
				JsonCopy.of(this.monolith.execute(query, new LinkedHashMap<>(variables))));
	}

	/**
	 * The paths of an answer's errors, as text.
	 */
	static Set<String> errorPaths(Map<String, @Nullable Object> answer) {
		Set<String> paths = new TreeSet<>();
		if (answer.get("errors") instanceof List<?> errors) {
			errors.forEach((it) -> paths.add(String.valueOf(((Map<?, ?>) it).get("path"))));
		}
		return paths;
	}

}
