package sijill.platform.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import sijill.platform.imports.LineReader.RawLine;

/**
 * Lines that wait on disk for the end of an import.
 */
final class PutOff implements AutoCloseable {

	private @Nullable Path file;

	private @Nullable DataOutputStream out;

	private long size;

	void add(RawLine line) throws IOException {
		DataOutputStream open = this.out;
		if (open == null) {
			this.file = Files.createTempFile("sijill-import", ".lines");
			open = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(this.file), 64 * 1024));
			this.out = open;
		}
		open.writeLong(line.number());
		open.writeInt(line.bytes().length);
		open.write(line.bytes());
		this.size++;
	}

	long size() {
		return this.size;
	}

	/**
	 * Gives all lines in their order, in groups.
	 */
	void forEachGroup(int group, GroupConsumer consumer) throws IOException {
		if (this.file == null || this.out == null) {
			return;
		}
		this.out.flush();
		try (DataInputStream in = new DataInputStream(
				new BufferedInputStream(Files.newInputStream(this.file), 64 * 1024))) {
			List<RawLine> lines = new ArrayList<>(group);
			for (long i = 0; i < this.size; i++) {
				lines.add(new RawLine(in.readLong(), in.readNBytes(in.readInt()), false));
				if (lines.size() == group || i == this.size - 1) {
					consumer.accept(lines);
					lines.clear();
				}
			}
		}
	}

	@Override
	public void close() throws IOException {
		if (this.out != null) {
			this.out.close();
		}
		if (this.file != null) {
			Files.deleteIfExists(this.file);
		}
	}

	/**
	 * Takes a group of lines.
	 */
	interface GroupConsumer {

		void accept(List<RawLine> lines) throws IOException;

	}

}
