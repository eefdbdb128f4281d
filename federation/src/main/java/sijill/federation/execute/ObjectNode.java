package sijill.federation.execute;

import org.jspecify.annotations.Nullable;

/**
 * An object of the answer while it is put together: a slot for each value. A slot holds a
 * {@link Leaf}, a {@link Hidden} one, an {@code ObjectNode}, an array of these,
 * {@link Missing}, {@link Lost}, or nothing yet.
 */
final class ObjectNode {

	final @Nullable Object[] slots;

	@Nullable String type;

	@Nullable String typedBy;

	@Nullable Failure failure;

	boolean unknownToSubgraph;

	ObjectNode(int slots) {
		this.slots = new Object[slots];
	}

	/**
	 * Notes why something is not there, unless that is known.
	 */
	void failIfWell(Failure why) {
		this.failure = (this.failure != null) ? this.failure : why;
	}

	/**
	 * Whether it is known already why something is not there.
	 */
	boolean isExplained() {
		return this.failure != null || this.unknownToSubgraph;
	}

	/**
	 * A leaf's JSON, where it stands in a reply.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	record Leaf(byte[] bytes, int offset, int length) {
	}

	/**
	 * A leaf that subgraphs may know, but not clients.
	 */
	record Hidden(Leaf leaf) {
	}

	/**
	 * What stands in a slot for which a subgraph has said null.
	 */
	record Missing(String subgraph) {
	}

	/**
	 * What stands in a slot whose value nobody knows: a subgraph has said null since
	 * something failed, or what the schema does not allow.
	 */
	record Lost(Failure failure) {
	}

}
