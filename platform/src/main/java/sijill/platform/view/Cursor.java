package sijill.platform.view;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import sijill.platform.error.BadInput;

/**
 * The place after a row: opaque to clients, of one version, bound to one order of one
 * view.
 */
final class Cursor {

	private static final String VERSION = "1";

	private static final int LONGEST = 2_000;

	private Cursor() {
	}

	static String after(View<?> view, Order order, String sortKey) {
		String text = VERSION + '\n' + view.name() + '\n' + order.name() + '\n' + sortKey;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The sort key after which the list continues.
	 */
	static String sortKey(View<?> view, Order order, String cursor) {
		String[] parts = text(cursor).split("\n", 4);
		if (parts.length != 4 || !parts[0].equals(VERSION)) {
			throw malformed();
		}
		if (!parts[1].equals(view.name()) || !parts[2].equals(order.name())) {
			throw new BadInput("after", "is a cursor of another list or order");
		}
		return parts[3];
	}

	private static String text(String cursor) {
		if (cursor.length() > LONGEST) {
			throw malformed();
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
				.toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			throw malformed();
		}
	}

	private static BadInput malformed() {
		return new BadInput("after", "is not a cursor of this graph");
	}

}
