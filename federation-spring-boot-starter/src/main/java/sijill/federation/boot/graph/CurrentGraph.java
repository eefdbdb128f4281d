package sijill.federation.boot.graph;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import sijill.federation.ErrorCode;
import sijill.federation.GraphQlError;

/**
 * The graph that is served at this moment, or why there is none yet.
 */
public final class CurrentGraph {

	/**
	 * What requests are told until there is a graph.
	 */
	public static final GraphQlError NOT_READY = new GraphQlError("The graph is not there yet, ask again in a moment",
			ErrorCode.UNAVAILABLE);

	private final AtomicReference<State> state = new AtomicReference<>(new Absent("the graph was not asked for yet"));

	/**
	 * Empty until the first graph was loaded; requests get UNAVAILABLE until then.
	 */
	public Optional<ServedGraph> get() {
		return (this.state.get() instanceof Served served) ? Optional.of(served.graph()) : Optional.empty();
	}

	State state() {
		return this.state.get();
	}

	void serve(ServedGraph graph) {
		this.state.set(new Served(graph));
	}

	/**
	 * Says why there is no graph; one that is served already stays.
	 */
	void absent(String reason) {
		this.state.updateAndGet((now) -> (now instanceof Served) ? now : new Absent(reason));
	}

	sealed interface State {

	}

	record Absent(String reason) implements State {
	}

	record Served(ServedGraph graph) implements State {
	}

}
