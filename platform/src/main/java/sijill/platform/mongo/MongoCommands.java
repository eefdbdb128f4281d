package sijill.platform.mongo;

import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import sijill.web.Request;

/**
 * Counts the commands that are sent to MongoDB, in all and for each request. What the
 * driver sends for itself is not counted.
 */
public final class MongoCommands implements CommandListener {

	private static final Set<String> OWN = Set.of("hello", "isMaster", "ismaster", "ping", "buildInfo", "saslStart",
			"saslContinue", "endSessions", "killCursors");

	private final LongAdder total = new LongAdder();

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (OWN.contains(event.getCommandName())) {
			return;
		}
		this.total.increment();
		Request request = Request.current();
		if (request != null) {
			request.countCommand();
		}
	}

	/** Since the start, background work included. */
	public long total() {
		return this.total.sum();
	}

}
