package sijill.gateway.graph;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

import sijill.federation.Engine;
import sijill.federation.Supergraph;
import sijill.federation.SupergraphException;

/**
 * Asks for the supergraph from the application's start on until it can be served, less
 * and less often.
 */
final class GraphLoader implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(GraphLoader.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	private final GraphSource source;

	private final Function<Supergraph, Engine> engines;

	private final CurrentGraph current;

	private volatile @Nullable Thread worker;

	GraphLoader(GraphSource source, Function<Supergraph, Engine> engines, CurrentGraph current) {
		this.source = source;
		this.engines = engines;
		this.current = current;
	}

	@Override
	public void start() {
		this.worker = Thread.ofVirtual().name("graph-loader").start(this::loadUntilServed);
	}

	@Override
	public void stop() {
		Thread worker = this.worker;
		if (worker != null) {
			worker.interrupt();
		}
		this.worker = null;
	}

	@Override
	public boolean isRunning() {
		return this.worker != null;
	}

	private void loadUntilServed() {
		Duration pause = FIRST_PAUSE;
		String lastProblem = "";
		try {
			while (true) {
				String problem = load();
				if (problem == null) {
					return;
				}
				// The same problem is said once, not every few seconds.
				if (!problem.equals(lastProblem)) {
					logger.warn("Not ready, asking again: {}", problem);
					lastProblem = problem;
				}
				this.current.absent(problem);
				Thread.sleep(pause);
				pause = pause.multipliedBy(2);
				pause = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private @Nullable String load() throws InterruptedException {
		try {
			Supergraph supergraph = Supergraph.parse(this.source.supergraphSdl());
			this.current.serve(new ServedGraph(supergraph, this.engines.apply(supergraph)));
			logger.info("Ready: {} services, one graph", supergraph.subgraphs().size());
			return null;
		}
		catch (NoGraphException ex) {
			return ex.getMessage();
		}
		catch (SupergraphException ex) {
			return "The supergraph cannot be served: " + ex.getMessage();
		}
		catch (RuntimeException ex) {
			logger.error("The supergraph could not be loaded", ex);
			return "The supergraph could not be loaded: " + ex;
		}
	}

}
