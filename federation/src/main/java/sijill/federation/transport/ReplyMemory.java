package sijill.federation.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Reads replies, as long as there is memory for all that come in at a time. A short one
 * is always read: many requests for little are what a gateway is for.
 */
final class ReplyMemory {

	private static final int BLOCK = 64 << 10;

	private final long most;

	private final BooleanSupplier isShort;

	private final AtomicLong taken = new AtomicLong();

	/**
	 * Memory for replies.
	 * @param most the bytes that may be taken at a time
	 * @param isShort whether nothing may be taken any more, since others need it
	 */
	ReplyMemory(long most, BooleanSupplier isShort) {
		this.most = most;
		this.isShort = isShort;
	}

	/**
	 * Reads a reply.
	 * @param announced how many bytes it has, as far as that is known, or less than 0
	 * @param cap where to stop reading
	 */
	byte[] read(InputStream in, long announced, int cap) throws IOException {
		List<byte[]> blocks = new ArrayList<>();
		int first = (int) Math.min((announced >= 0) ? announced : BLOCK, Math.min(BLOCK, cap));
		byte[] block = in.readNBytes(first);
		int length = block.length;
		long own = 0;
		try {
			while (block.length == BLOCK && length < cap) {
				blocks.add(block);
				// The blocks, and what they are put together to.
				own += 2 * BLOCK;
				take(2 * BLOCK);
				block = in.readNBytes(Math.min(BLOCK, cap - length));
				length += block.length;
			}
			return blocks.isEmpty() ? block : together(blocks, block, length);
		}
		finally {
			this.taken.addAndGet(-own);
		}
	}

	private void take(int bytes) throws Exhausted {
		if (this.taken.addAndGet(bytes) > this.most || this.isShort.getAsBoolean()) {
			throw new Exhausted("no memory for a reply of this length");
		}
	}

	private static byte[] together(List<byte[]> blocks, byte[] last, int length) {
		byte[] all = new byte[length];
		int at = 0;
		for (byte[] block : blocks) {
			System.arraycopy(block, 0, all, at, block.length);
			at += block.length;
		}
		System.arraycopy(last, 0, all, at, last.length);
		return all;
	}

	/**
	 * There is no memory for the rest of a reply.
	 */
	static final class Exhausted extends IOException {

		private static final long serialVersionUID = 1L;

		Exhausted(String message) {
			super(message);
		}

	}

}
