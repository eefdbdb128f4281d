package sijill.federation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
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

	/** The arguments are wrong, or a file cannot be read or written. */
	public static final int MISUSED = 2;

	/** How to call it, for people. */
	public static final String USAGE = """
			Usage: compose NAME=URL=FILE ...

			Composes the schemas of services, and writes the supergraph to the standard output.

			  NAME   what the service is called in the supergraph
			  URL    where it is asked, such as http://products:8080/graphql
			  FILE   its schema, in UTF-8

			It ends with 0 where they compose, with 1 where they do not, each reason a line on the
			standard error, and with 2 where it was called wrongly or a file cannot be read or written.
			""";

	private static final int LONGEST_FILE = 64 << 20;

	private ComposeCommand() {
	}

	/**
	 * Runs the command on the process's own streams, and ends the process with its exit
	 * code.
	 */
	public static void main(String[] args) {
		// The supergraph is for other programs, whatever this machine's people read.
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
		System.exit(run(List.of(args), out, System.err));
	}

	/**
	 * Runs the command.
	 * @return the exit code: {@link #COMPOSED}, {@link #FAILED} or {@link #MISUSED}
	 */
	public static int run(List<String> arguments, PrintStream out, PrintStream err) {
		if (arguments.contains("--help") || arguments.contains("-h")) {
			out.print(USAGE);
			return written(out, err);
		}
		try {
			return compose(subgraphs(arguments), out, err);
		}
		catch (MisusedException ex) {
			err.println(ex.getMessage());
			return MISUSED;
		}
		catch (OutOfMemoryError ex) {
			err.println("The schemas take more memory than there is; java -Xmx gives more");
			return MISUSED;
		}
	}

	private static int compose(List<Subgraph> subgraphs, PrintStream out, PrintStream err) {
		return switch (Composition.compose(subgraphs)) {
			case CompositionResult.Composed composed -> {
				composed.hints().forEach((hint) -> err.println(line("hint " + hint.code() + ": " + hint.message())));
				out.print(composed.supergraphSdl());
				yield written(out, err);
			}
			case CompositionResult.Failed failed -> {
				failed.errors().forEach((error) -> err.println(line("error " + error)));
				yield FAILED;
			}
		};
	}

	/** Schemas are quoted, and may hold anything. */
	private static String line(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ");
	}

	private static int written(PrintStream out, PrintStream err) {
		if (out.checkError()) {
			err.println("Cannot be written: the standard output");
			return MISUSED;
		}
		return COMPOSED;
	}

	private static List<Subgraph> subgraphs(List<String> arguments) throws MisusedException {
		if (arguments.isEmpty()) {
			throw new MisusedException(USAGE.lines().findFirst().orElseThrow());
		}
		List<Subgraph> subgraphs = new ArrayList<>();
		for (String argument : arguments) {
			int first = argument.indexOf('=');
			int last = argument.lastIndexOf('=');
			if (first <= 0 || last == first || argument.startsWith("--")) {
				throw new MisusedException("Not NAME=URL=FILE: " + argument);
			}
			subgraphs.add(new Subgraph(argument.substring(0, first), argument.substring(first + 1, last),
					text(argument.substring(last + 1))));
		}
		return subgraphs;
	}

	private static String text(String file) throws MisusedException {
		try (InputStream in = Files.newInputStream(Path.of(file))) {
			byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
			if (bytes.length > LONGEST_FILE) {
				throw unreadable(file, "longer than 64 MB");
			}
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (NoSuchFileException | InvalidPathException ex) {
			throw unreadable(file, "there is no such file");
		}
		catch (AccessDeniedException ex) {
			throw unreadable(file, "that is not allowed");
		}
		catch (CharacterCodingException ex) {
			throw unreadable(file, "not UTF-8");
		}
		catch (IOException ex) {
			throw unreadable(file, Files.isDirectory(Path.of(file)) ? "a folder" : "reading failed");
		}
	}

	private static MisusedException unreadable(String file, String reason) {
		return new MisusedException("Cannot be read: " + file + " (" + reason + ")");
	}

	/**
	 * The command was called wrongly; the message says how.
	 */
	private static final class MisusedException extends Exception {

		private static final long serialVersionUID = 1L;

		MisusedException(String message) {
			super(message);
		}

	}

}
