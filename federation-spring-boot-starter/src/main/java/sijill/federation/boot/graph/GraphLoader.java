package sijill.federation.boot.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

import sijill.federation.Engine;
import sijill.federation.Supergraph;
import sijill.federation.SupergraphException;

/**
 * Asks for the supergraph from the application's start on until it can be served, less
 * and less often, and then from time to time for another one. A new one takes over
 * between two requests; one that is wrong never does.
 */
final class GraphLoader implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(GraphLoader.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

	private final GraphSource source;

	private final EngineFactory engines;

	private final CurrentGraph current;

	private final Duration reload;

	private final Consumer<Outcome> observer;

	private volatile @Nullable Thread worker;

	/**
	 * @param reload how often to look for another graph once there is one; zero: never
	 */
	GraphLoader(GraphSource source, EngineFactory engines, CurrentGraph current, Duration reload,
			Consumer<Outcome> observer) {
		this.source = source;
		this.engines = engines;
		this.current = current;
		this.reload = reload;
		this.observer = observer;
	}

	@Override
	public void start() {
		this.worker = Thread.ofVirtual().name("graph-loader").start(this::load);
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

	private void load() {
		Duration pause = FIRST_PAUSE;
		String lastProblem = "";
		try {
			while (true) {
				String problem = loadOnce();
				if (problem == null) {
					lastProblem = "";
					if (this.reload.isZero()) {
						return;
					}
				}
				else {
					// The same problem is said once, not every few seconds.
					if (!problem.equals(lastProblem)) {
						say(problem);
						lastProblem = problem;
					}
					this.current.absent(problem);
				}
				if (this.current.get().isPresent() && !this.reload.isZero()) {
					Thread.sleep(this.reload);
				}
				else {
					Thread.sleep(pause);
					pause = pause.multipliedBy(2);
					pause = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void say(String problem) {
		if (this.current.get().isPresent()) {
			logger.warn("The graph stays as it was: {}", problem);
		}
		else {
			logger.warn("Not ready, asking again: {}", problem);
		}
	}

	private @Nullable String loadOnce() throws InterruptedException {
		try {
			String sdl = this.source.supergraphSdl();
			Optional<ServedGraph> served = this.current.get();
			if (served.isPresent() && served.get().supergraph().sdl().equals(sdl)) {
				return null;
			}
			Supergraph supergraph = Supergraph.parse(sdl);
			Engine engine = this.engines.create(supergraph);
			if (served.isPresent()) {
				int warm = engine.warm(served.get().engine(), LONGEST_WARM_UP);
				this.current.serve(new ServedGraph(supergraph, engine));
				logger.info("The graph has changed: {} services, {} plans are ready", supergraph.subgraphs().size(),
						warm);
			}
			else {
				this.current.serve(new ServedGraph(supergraph, engine));
				logger.info("Ready: {} services, one graph", supergraph.subgraphs().size());
			}
			this.observer.accept(Outcome.LOADED);
			return null;
		}
		catch (NoGraphException ex) {
			if (Thread.currentThread().isInterrupted()) {
				throw new InterruptedException("stopped");
			}
			return failed(String.valueOf(ex.getMessage()));
		}
		catch (SupergraphException ex) {
			return failed("The supergraph cannot be served: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("The supergraph could not be loaded", ex);
			return failed("The supergraph could not be loaded: " + ex);
		}
	}

	private String failed(String problem) {
		this.observer.accept(Outcome.FAILED);
		return problem;
	}

	/**
	 * What came of asking for the graph.
	 */
	enum Outcome {

		LOADED, FAILED

	}

}
