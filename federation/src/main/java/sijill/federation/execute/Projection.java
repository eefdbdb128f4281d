package sijill.federation.execute;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.ErrorCode;
import sijill.federation.execute.Failure.Reason;
import sijill.federation.execute.ObjectNode.Leaf;
import sijill.federation.execute.ObjectNode.Lost;
import sijill.federation.execute.ObjectNode.Missing;
import sijill.federation.plan.Shape;
import sijill.federation.plan.Shape.ClientField;
import sijill.federation.schema.TypeRef;

/**
 * Writes what the client asked for. Here, and only here, null spreads: a null where the
 * client's schema allows none takes its parent with it, up to the next place that may be
 * null.
 */
final class Projection {

	private final JsonWriter out;

	private final Errors errors;

	private final Map<String, byte[]> introspection;

	private final Trail trail = new Trail();

	Projection(JsonWriter out, Errors errors, Map<String, byte[]> introspection) {
		this.out = out;
		this.errors = errors;
		this.introspection = introspection;
	}

	/**
	 * Writes the root object, or null where nothing of it may be there.
	 */
	void write(ObjectNode root, Shape shape) {
		int start = this.out.length();
		if (!object(root, shape)) {
			this.out.truncate(start);
			this.out.raw("null");
		}
	}

	/**
	 * Writes an object.
	 * @return false where it has to be null; what was written then does not count
	 */
	private boolean object(ObjectNode node, Shape shape) {
		List<ClientField> fields = (node.type != null) ? shape.fields(node.type) : shape.fieldsOfAny();
		if (fields == null) {
			if (node.failure != null) {
				this.errors.unavailable(node.failure, this.trail.path());
			}
			else if (node.typedBy != null && !node.isExplained()) {
				this.errors.lost(new Failure(node.typedBy, Reason.WRONG_VALUE), this.trail.path());
			}
			else if (!node.isExplained()) {
				this.errors.nothingThere(this.trail.path());
			}
			return false;
		}
		this.out.sign('{');
		boolean first = true;
		for (ClientField field : fields) {
			if (!first) {
				this.out.sign(',');
			}
			first = false;
			this.out.raw(field.prefix());
			if (!field(node, field)) {
				return false;
			}
		}
		this.out.sign('}');
		return true;
	}

	private boolean field(ObjectNode node, ClientField field) {
		return switch (field.source()) {
			case TYPENAME -> {
				if (node.type == null) {
					if (node.failure != null) {
						this.errors.unavailable(node.failure, this.trail.path(field.responseKey()));
					}
					yield false;
				}
				this.out.string(node.type);
				yield true;
			}
			case INTROSPECTION -> {
				byte[] value = this.introspection.get(field.responseKey());
				this.out.raw((value != null) ? value : "null".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
				yield true;
			}
			case UNAUTHENTICATED -> denied(field, ErrorCode.UNAUTHENTICATED);
			case FORBIDDEN -> denied(field, ErrorCode.FORBIDDEN);
			case SUBGRAPH -> {
				this.trail.push(field.responseKey());
				boolean written = value(node.slots[field.slot()], field.type(), field.below(), node);
				this.trail.pop();
				yield written;
			}
		};
	}

	private boolean denied(ClientField field, ErrorCode code) {
		this.errors.denied(this.trail.path(field.responseKey()), code);
		if (field.type().nonNull()) {
			return false;
		}
		this.out.raw("null");
		return true;
	}

	private boolean value(@Nullable Object value, TypeRef type, @Nullable Shape below, ObjectNode owner) {
		int start = this.out.length();
		boolean written = switch (value) {
			case Leaf leaf -> {
				this.out.raw(leaf.bytes(), leaf.offset(), leaf.length());
				yield true;
			}
			case ObjectNode node when below != null && !isHidden(node, below) -> object(node, below);
			case Object[] items when type.item() != null -> list(items, type.item(), below, owner);
			case null, default -> {
				explain(value, type, owner);
				yield false;
			}
		};
		if (!written && !type.nonNull()) {
			this.out.truncate(start);
			this.out.raw("null");
			return true;
		}
		return written;
	}

	private boolean list(@Nullable Object[] items, TypeRef item, @Nullable Shape below, ObjectNode owner) {
		this.out.sign('[');
		for (int i = 0; i < items.length; i++) {
			if (i > 0) {
				this.out.sign(',');
			}
			this.trail.push(i);
			boolean written = value(items[i], item, below, owner);
			this.trail.pop();
			if (!written) {
				return false;
			}
		}
		this.out.sign(']');
		return true;
	}

	private static boolean isHidden(ObjectNode node, Shape shape) {
		return node.type != null && shape.hides(node.type);
	}

	/** What clients are not to see is as if it were null. */
	private void explain(@Nullable Object value, TypeRef type, ObjectNode owner) {
		switch (value) {
			case Lost(Failure failure) -> this.errors.lost(failure, this.trail.path());
			case Missing(String subgraph) when type.nonNull() ->
				this.errors.lost(new Failure(subgraph, Reason.NULL), this.trail.path());
			case null, default -> {
				boolean unknown = value == null && owner.isExplained();
				if (type.nonNull() && !unknown) {
					this.errors.nothingThere(this.trail.path());
				}
			}
		}
	}

}
