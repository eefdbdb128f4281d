package sijill.federation.execute;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Failure.Reason;
import sijill.federation.execute.Gathered.Incomplete;
import sijill.federation.execute.ObjectNode.Hidden;
import sijill.federation.execute.ObjectNode.Leaf;
import sijill.federation.execute.ObjectNode.Lost;
import sijill.federation.execute.ObjectNode.Missing;
import sijill.federation.plan.Fetch.InputField;
import sijill.federation.plan.Request.Entities;
import sijill.federation.schema.TypeRef;

/**
 * The representations for one list of {@code _entities}: each distinct one is sent once,
 * and stands for all objects that have it.
 */
final class Representations {

	private final Map<ByteBuffer, Integer> indexes = new HashMap<>();

	private final JsonWriter list = new JsonWriter(256);

	private final List<List<Occurrence>> occurrences = new ArrayList<>();

	private final List<ByteBuffer> fromAbove;

	private final List<Incomplete> incomplete;

	private @Nullable Failure cause;

	/**
	 * An object that a representation stands for, and which part of the target it belongs
	 * to.
	 */
	record Occurrence(ObjectNode node, Entities part) {
	}

	/**
	 * An empty list.
	 * @param fromAbove what arguments of all these entities take from objects above
	 * @param incomplete gets what cannot be represented
	 */
	Representations(List<ByteBuffer> fromAbove, List<Incomplete> incomplete) {
		this.fromAbove = fromAbove;
		this.incomplete = incomplete;
		this.list.sign('[');
	}

	void add(ObjectNode node, Entities part) {
		String type = (part.representedAs() != null) ? part.representedAs() : node.type;
		int start = this.list.length();
		if (type == null) {
			if (node.failure != null) {
				this.incomplete.add(new Incomplete(node, part, node.failure));
			}
			return;
		}
		this.cause = null;
		if (!this.occurrences.isEmpty()) {
			this.list.sign(',');
		}
		int begin = this.list.length();
		this.list.raw("{\"__typename\":").string(type);
		if (!fields(part.inputs(), node, null)) {
			this.list.truncate(start);
			this.incomplete.add(new Incomplete(node, part, this.cause));
			return;
		}
		this.list.sign('}');
		byte[] bytes = java.util.Arrays.copyOfRange(this.list.array(), begin, this.list.length());
		Integer known = this.indexes.putIfAbsent(ByteBuffer.wrap(bytes), this.occurrences.size());
		if (known != null) {
			this.list.truncate(start);
			this.occurrences.get(known).add(new Occurrence(node, part));
		}
		else {
			this.occurrences.add(new ArrayList<>(List.of(new Occurrence(node, part))));
		}
	}

	/**
	 * Writes fields behind others.
	 * @param around why something of the objects around is not there, if that is known
	 * @return whether all that are needed are there
	 */
	private boolean fields(List<InputField> fields, ObjectNode node, @Nullable Failure around) {
		Failure here = (node.failure != null) ? node.failure : around;
		for (InputField field : fields) {
			if (node.type != null && !field.types().contains(node.type)) {
				continue;
			}
			this.list.sign(',').string(field.name()).sign(':');
			if (field.slot() < 0) {
				this.list.string(String.valueOf(node.type));
			}
			else if (!value(field, field.type(), here, node.slots[field.slot()])) {
				return false;
			}
		}
		return true;
	}

	private boolean value(InputField field, TypeRef type, @Nullable Failure here, @Nullable Object value) {
		switch (value) {
			case Leaf leaf -> this.list.raw(leaf.bytes(), leaf.offset(), leaf.length());
			case Hidden(Leaf leaf) -> this.list.raw(leaf.bytes(), leaf.offset(), leaf.length());
			case ObjectNode node -> {
				int start = this.list.length();
				this.list.sign('{');
				if (isUnknown(node, field.below())) {
					this.cause = (node.typedBy != null) ? new Failure(node.typedBy, Reason.WRONG_VALUE) : null;
					return false;
				}
				if (!fields(field.below(), node, here)) {
					return false;
				}
				this.list.sign('}');
				dropFirstComma(start + 1);
			}
			case Object[] items when type.item() != null -> {
				this.list.sign('[');
				for (int i = 0; i < items.length; i++) {
					if (i > 0) {
						this.list.sign(',');
					}
					if (!value(field, type.item(), here, items[i])) {
						return false;
					}
				}
				this.list.sign(']');
			}
			case Missing missing when !type.nonNull() -> this.list.raw("null");
			case Lost(Failure failure) -> {
				this.cause = failure;
				return false;
			}
			case null -> {
				this.cause = here;
				return false;
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	/** Of an object that may have several types, the type is always among the fields. */
	private static boolean isUnknown(ObjectNode node, List<InputField> fields) {
		return node.type != null && !fields.isEmpty() && fields.getFirst().slot() < 0
				&& fields.stream().noneMatch((it) -> it.slot() < 0 && it.types().contains(node.type));
	}

	private void dropFirstComma(int at) {
		if (this.list.array()[at] == ',') {
			byte[] rest = java.util.Arrays.copyOfRange(this.list.array(), at + 1, this.list.length());
			this.list.truncate(at);
			this.list.raw(rest);
		}
	}

	boolean isEmpty() {
		return this.occurrences.isEmpty();
	}

	int size() {
		return this.occurrences.size();
	}

	/**
	 * The objects that the representation of an index stands for.
	 */
	List<Occurrence> occurrences(int index) {
		return this.occurrences.get(index);
	}

	List<List<Occurrence>> all() {
		return this.occurrences;
	}

	/**
	 * What arguments take from objects above, in the order of the target's contexts.
	 */
	List<ByteBuffer> fromAbove() {
		return this.fromAbove;
	}

	void writeTo(JsonWriter body) {
		body.raw(this.list.array(), 0, this.list.length()).sign(']');
	}

}
