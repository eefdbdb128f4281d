package sijill.quickstart;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param port of the graph
 * @param data the folder that keeps the embedded record; null keeps it in memory
 * @param empty leaves the sample data out
 */
record Options(int port, @Nullable Path data, boolean empty, boolean help) {

	static final String USAGE = """
			usage: ./quickstart [--port N] [--data DIR] [--empty]

			Starts the whole platform on this machine, with the sample data in it.

			  --port N     where the graph is served (8080)
			  --data DIR   keep the record in DIR (otherwise it is gone when this stops)
			  --empty      start without the sample data
			  --help       this text

			MONGODB_URI in the environment: use that MongoDB and not the embedded one.
			""";

	static Options parse(List<String> arguments) {
		int port = 8080;
		Path data = null;
		boolean empty = false;
		boolean help = false;
		Iterator<String> rest = withoutEquals(arguments).iterator();
		while (rest.hasNext()) {
			String option = rest.next();
			switch (option) {
				case "--port" -> port = port(value(option, rest));
				case "--data" -> data = Path.of(value(option, rest));
				case "--empty" -> empty = true;
				case "--help", "-h" -> help = true;
				default ->
					throw new QuickstartException("Unknown option " + option + "; ./quickstart --help lists them");
			}
		}
		return new Options(port, data, empty, help);
	}

	/** Both --port 9000 and --port=9000. */
	private static List<String> withoutEquals(List<String> arguments) {
		return arguments.stream()
			.flatMap((argument) -> argument.startsWith("--") ? List.of(argument.split("=", 2)).stream()
					: List.of(argument).stream())
			.toList();
	}

	private static String value(String option, Iterator<String> rest) {
		if (!rest.hasNext()) {
			throw new QuickstartException(option + " needs a value; ./quickstart --help says which");
		}
		return rest.next();
	}

	private static int port(String value) {
		try {
			int port = Integer.parseInt(value);
			if (port >= 0 && port <= 65535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw new QuickstartException("--port takes a number from 1 to 65535, and not " + value);
	}

}
