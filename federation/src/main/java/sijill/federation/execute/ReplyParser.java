package sijill.federation.execute;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Failure.Reason;
import sijill.federation.execute.ObjectNode.Hidden;
import sijill.federation.execute.ObjectNode.Leaf;
import sijill.federation.execute.ObjectNode.Lost;
import sijill.federation.execute.ObjectNode.Missing;
import sijill.federation.plan.ObjectReader;
import sijill.federation.plan.ObjectReader.FieldReader;
import sijill.federation.plan.ObjectReader.Typing;
import sijill.federation.schema.LeafType;
import sijill.federation.schema.TypeRef;

/**
 * Reads replies straight into the slots of objects, also of objects that others have
 * filled before: lists are merged by index, and what is there stays. Every leaf is held
 * against its type.
 */
final class ReplyParser {

	private static final Object[] EMPTY = new Object[0];

	private static final byte[] TYPENAME = "__typename".getBytes(StandardCharsets.US_ASCII);

	/** Digits that a number of 64 bits surely holds. */
	private static final int LARGE = 300;

	/** Nobody writes 32 bits with more characters, and few are read fast. */
	private static final int LONGEST_INT = 40;

	private final JsonReader json;

	private final String subgraph;

	private final Missing missing;

	private @Nullable String lastType;

	private byte[] lastTypeBytes = {};

	ReplyParser(JsonReader json, String subgraph) {
		this.json = json;
		this.subgraph = subgraph;
		this.missing = new Missing(subgraph);
	}

	/**
	 * Reads the object at the cursor into a node.
	 */
	void readInto(ObjectNode node, ObjectReader reader) throws MalformedJsonException {
		List<FieldReader> fields = typed(node, reader);
		this.json.accept('{');
		int expected = 0;
		while (this.json.peek() == '"') {
			int next = field(fields, expected);
			this.json.accept(':');
			if (next < 0) {
				this.json.skipValue();
			}
			else {
				FieldReader field = fields.get(next);
				node.slots[field.slot()] = value(field.type(), field, node.slots[field.slot()]);
				expected = next + 1;
			}
			this.json.accept(',');
		}
		this.json.accept('}');
	}

	/**
	 * Which field a name means; usually the one that was asked for next. Below 0 where it
	 * means none.
	 */
	private int field(List<FieldReader> fields, int expected) throws MalformedJsonException {
		for (int i = 0; i < fields.size(); i++) {
			int candidate = (expected + i) % fields.size();
			if (this.json.acceptString(fields.get(candidate).wireBytes())) {
				return candidate;
			}
		}
		String name = this.json.readString();
		for (int i = 0; i < fields.size(); i++) {
			if (fields.get(i).wireName().equals(name)) {
				return i;
			}
		}
		return -1;
	}

	private List<FieldReader> typed(ObjectNode node, ObjectReader reader) throws MalformedJsonException {
		switch (reader.typing()) {
			case Typing.Fixed fixed -> node.type = fixed.type();
			case Typing.ByTypename byTypename -> {
				String type = typename();
				node.typedBy = this.subgraph;
				if (type != null) {
					node.type = type;
				}
				return reader.fields(type);
			}
			case Typing.Known known -> {
			}
			case Typing.Unknown unknown -> {
			}
		}
		return reader.fields(node.type);
	}

	/**
	 * Looks ahead for the type, which usually comes first, and is that of the object
	 * before.
	 */
	private @Nullable String typename() throws MalformedJsonException {
		int start = this.json.position();
		if (this.json.accept('{') && this.json.acceptString(TYPENAME) && this.json.accept(':')
				&& this.json.acceptString(this.lastTypeBytes)) {
			this.json.moveTo(start);
			return this.lastType;
		}
		this.json.moveTo(start);
		String type = readTypename();
		this.json.moveTo(start);
		if (type != null) {
			this.lastType = type;
			this.lastTypeBytes = type.getBytes(StandardCharsets.UTF_8);
		}
		return type;
	}

	private @Nullable String readTypename() throws MalformedJsonException {
		this.json.accept('{');
		while (this.json.peek() == '"') {
			String name = this.json.readString();
			this.json.accept(':');
			if (name.equals("__typename")) {
				return (this.json.peek() == '"') ? this.json.readString() : null;
			}
			this.json.skipValue();
			this.json.accept(',');
		}
		return null;
	}

	private Object value(TypeRef type, FieldReader field, @Nullable Object present) throws MalformedJsonException {
		byte first = this.json.peek();
		if (first == 'n') {
			this.json.skipValue();
			return (present != null) ? present : this.missing;
		}
		if (present instanceof Lost(Failure why) && why.reason() == Reason.WRONG_VALUE && field.leaf() == null) {
			// what another one says of it is not all that was asked for
			this.json.skipValue();
			return present;
		}
		if (type.item() != null) {
			if (first != '[') {
				this.json.skipValue();
				return wrong();
			}
			return list(type.item(), field, present);
		}
		if (field.below() != null) {
			if (first != '{') {
				this.json.skipValue();
				return wrong();
			}
			ObjectNode node = (present instanceof ObjectNode known) ? known
					: new ObjectNode(field.below().shape().slots());
			if (present instanceof Lost(Failure why)) {
				// what another one was asked for is not there
				node.failIfWell(why);
			}
			readInto(node, field.below());
			return node;
		}
		Object leaf = leaf(first, (field.leaf() != null) ? field.leaf() : new LeafType.Custom());
		return (leaf instanceof Lost && present instanceof Leaf) ? present : leaf;
	}

	private Object[] list(TypeRef item, FieldReader field, @Nullable Object present) throws MalformedJsonException {
		@Nullable Object[] known = (present instanceof Object[] already) ? already : EMPTY;
		@Nullable Object others = (present instanceof Lost) ? present : null;
		List<Object> items = new ArrayList<>();
		this.json.accept('[');
		while (this.json.peek() != ']') {
			items.add(value(item, field, (items.size() < known.length) ? known[items.size()] : others));
			this.json.accept(',');
		}
		this.json.accept(']');
		return items.toArray();
	}

	private Object leaf(byte first, LeafType type) throws MalformedJsonException {
		int start = this.json.position();
		this.json.skipValue();
		int length = this.json.position() - start;
		Leaf leaf = new Leaf(this.json.bytes(), start, length);
		if (type instanceof LeafType.Values values && first == '"' && values.hidden().contains(text(leaf, 1))) {
			return new Hidden(leaf);
		}
		boolean fits = switch (type) {
			case LeafType.Custom custom -> true;
			case LeafType.Values values -> first == '"' && values.names().contains(text(leaf, 1));
			case LeafType.BuiltIn builtIn -> switch (builtIn) {
				case STRING -> first == '"';
				case BOOLEAN -> first == 't' || first == 'f';
				case FLOAT -> isNumber(first) && isFinite(leaf);
				case INT -> isNumber(first);
				case ID -> first == '"' || isNumber(first);
			};
		};
		if (!fits) {
			return wrong();
		}
		if (type == LeafType.BuiltIn.INT) {
			return integer(leaf);
		}
		if (type == LeafType.BuiltIn.ID && first != '"') {
			byte[] quoted = ('"' + text(leaf, 0) + '"').getBytes(StandardCharsets.US_ASCII);
			return new Leaf(quoted, 0, quoted.length);
		}
		return leaf;
	}

	private Lost wrong() {
		return new Lost(new Failure(this.subgraph, Reason.WRONG_VALUE));
	}

	private static boolean isNumber(byte first) {
		return first == '-' || (first >= '0' && first <= '9');
	}

	/** Only a long number, or one with an exponent, may be too large. */
	private static boolean isFinite(Leaf number) {
		boolean large = number.length() > LARGE;
		for (int i = 0; i < number.length() && !large; i++) {
			byte b = number.bytes()[number.offset() + i];
			large = b == 'e' || b == 'E';
		}
		return !large || Double.isFinite(Double.parseDouble(text(number, 0)));
	}

	/** A whole number may be written as {@code 1.0} or {@code 1e3}, too. */
	private Object integer(Leaf leaf) {
		String number = text(leaf, 0);
		try {
			Integer.parseInt(number);
			return leaf;
		}
		catch (NumberFormatException ex) {
			return (number.length() <= LONGEST_INT) ? whole(number) : wrong();
		}
	}

	private Object whole(String number) {
		try {
			byte[] digits = Integer.toString(new BigDecimal(number).intValueExact())
				.getBytes(StandardCharsets.US_ASCII);
			return new Leaf(digits, 0, digits.length);
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return wrong();
		}
	}

	private static String text(Leaf leaf, int without) {
		return new String(leaf.bytes(), leaf.offset() + without, leaf.length() - 2 * without, StandardCharsets.UTF_8);
	}

}
