package sijill.federation.execute;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.ObjectNode.Hidden;
import sijill.federation.execute.ObjectNode.Leaf;
import sijill.federation.execute.ObjectNode.Lost;
import sijill.federation.execute.ObjectNode.Missing;
import sijill.federation.plan.Fetch.ContextInput;
import sijill.federation.plan.Fetch.InputField;
import sijill.federation.schema.TypeRef;

/**
 * What arguments take from the objects above an entity, as JSON.
 */
final class FromAbove {

	private final List<ByteBuffer> json = new ArrayList<>();

	private boolean complete = true;

	private @Nullable Failure failure;

	private FromAbove() {
	}

	static FromAbove of(List<ContextInput> contexts, Trail trail) {
		FromAbove values = new FromAbove();
		for (ContextInput context : contexts) {
			JsonWriter out = new JsonWriter(32);
			if (!values.field(context.value(), context.type(), trail.above(context.depth()), null, out)) {
				values.complete = false;
				return values;
			}
			values.json.add(ByteBuffer.wrap(out.toBytes()));
		}
		return values;
	}

	/**
	 * Whether all of it is there.
	 */
	boolean complete() {
		return this.complete;
	}

	/**
	 * The failure that it comes from if something is not there, if any.
	 */
	@Nullable Failure failure() {
		return this.failure;
	}

	List<ByteBuffer> json() {
		return this.json;
	}

	private boolean field(List<InputField> fields, TypeRef type, ObjectNode node, @Nullable Failure around,
			JsonWriter out) {
		Failure here = (node.failure != null) ? node.failure : around;
		for (InputField field : fields) {
			if (field.slot() >= 0 && (node.type == null || field.types().contains(node.type))) {
				return value(field, type, here, node.slots[field.slot()], out);
			}
		}
		return nothing(type, out);
	}

	private boolean value(InputField field, TypeRef type, @Nullable Failure here, @Nullable Object value,
			JsonWriter out) {
		switch (value) {
			case Leaf leaf -> out.raw(leaf.bytes(), leaf.offset(), leaf.length());
			case Hidden(Leaf leaf) -> out.raw(leaf.bytes(), leaf.offset(), leaf.length());
			case ObjectNode node -> {
				return field(field.below(), type, node, here, out);
			}
			case Object[] items when type.item() != null -> {
				out.sign('[');
				for (int i = 0; i < items.length; i++) {
					if (i > 0) {
						out.sign(',');
					}
					if (!value(field, type.item(), here, items[i], out)) {
						return false;
					}
				}
				out.sign(']');
			}
			case Missing missing -> {
				return nothing(type, out);
			}
			case Lost(Failure why) -> {
				this.failure = why;
				return false;
			}
			case null -> {
				this.failure = here;
				return false;
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private static boolean nothing(TypeRef type, JsonWriter out) {
		out.raw("null");
		return !type.nonNull();
	}

}
