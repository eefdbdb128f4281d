package sijill.federation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Composes schema files offline: {@code NAME=URL=FILE ...}. The supergraph goes to one
 * stream, errors and hints to the other.
 */
public final class ComposeCommand {

	/** The subgraphs compose. */
	public static final int COMPOSED = 0;

	/** The subgraphs do not compose. */
	public static final int FAILED = 1;

	/** The arguments are wrong, or a file cannot be read. */
	public static final int MISUSED = 2;

	private ComposeCommand() {
	}

	/**
	 * Runs the command on the process's own streams, and ends the process with its exit
	 * code.
	 */
	public static void main(String[] args) {
		int code = run(List.of(args), System.out, System.err);
		System.out.flush();
		System.exit(code);
	}

	/**
	 * Runs the command.
	 * @return the exit code: {@link #COMPOSED}, {@link #FAILED} or {@link #MISUSED}
	 */
	public static int run(List<String> arguments, PrintStream out, PrintStream err) {
		List<Subgraph> subgraphs = new ArrayList<>();
		for (String argument : arguments) {
			int first = argument.indexOf('=');
			int last = argument.lastIndexOf('=');
			if (first <= 0 || last == first) {
				err.println("Not NAME=URL=FILE: " + argument);
				return MISUSED;
			}
			try {
				subgraphs.add(new Subgraph(argument.substring(0, first), argument.substring(first + 1, last),
						Files.readString(Path.of(argument.substring(last + 1)))));
			}
			catch (IOException | InvalidPathException ex) {
				err.println("Cannot be read: " + argument.substring(last + 1));
				return MISUSED;
			}
		}
		if (subgraphs.isEmpty()) {
			err.println("Usage: compose NAME=URL=FILE ...");
			return MISUSED;
		}
		return switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> {
				composed.hints().forEach((hint) -> err.println("hint " + hint.code() + ": " + hint.message()));
				out.print(composed.supergraphSdl());
				yield COMPOSED;
			}
			case CompositionResult.Failed failed -> {
				failed.errors().forEach((error) -> err.println("error " + error));
				yield FAILED;
			}
		};
	}

}
