package sijill.platform.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.ConnectionString;
import org.junit.jupiter.api.Test;
import sijill.platform.test.BothMongos;
import sijill.platform.test.MongoServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written when the answer to a write never comes.
 */
@BothMongos
class UnknownOutcomeTests {

	private static final int WRITERS = 8;

	private static final int WRITES = 8;

	@Test
	void resolvesWhatItWasNotToldBeforeItGivesAReceipt() throws Exception {
		MongoServer server = MongoServer.shared();
		String name = server.newDatabase(getClass());
		String address = new ConnectionString(server.uri()).getHosts().getFirst();
		ConcurrentLinkedQueue<Draft> written = new ConcurrentLinkedQueue<>();
		ConcurrentLinkedQueue<Long> numbers = new ConcurrentLinkedQueue<>();
		try (CuttingProxy proxy = new CuttingProxy(address);
				LogDatabase direct = LogDatabase.open(server.uri(), name);
				LogDatabase cut = LogDatabase.open(
						"mongodb://127.0.0.1:%d/?directConnection=true&retryWrites=false".formatted(proxy.port()),
						name);
				Appender appender = cut.appender();
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			appender.append(List.of(Drafts.first("before", "1")));
			proxy.cutEveryOther(true);
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < WRITERS; i++) {
				int writer = i;
				running.add(threads.submit((Callable<Void>) () -> {
					for (int write = 0; write < WRITES; write++) {
						Draft draft = Drafts.first("n-" + writer + "-" + write, "x");
						Receipt receipt = appender.append(List.of(draft)).getFirst();
						assertThat(receipt).isInstanceOf(Receipt.Recorded.class);
						written.add(draft);
						numbers.add(((Receipt.Recorded) receipt).number());
					}
					return null;
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
			proxy.cutEveryOther(false);
			assertThat(proxy.cuts()).as("replies that were swallowed").isGreaterThan(2);
			List<Revision> log = Drafts.sound(direct.log());
			assertThat(log).hasSize(1 + WRITERS * WRITES);
			assertThat(numbers).doesNotHaveDuplicates();
			assertThat(log).extracting(Revision::writeId).containsAll(written.stream().map(Draft::writeId).toList());
		}
	}

}
