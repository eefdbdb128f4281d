package sijill.federation.compose;

import java.util.TreeSet;

import graphql.language.Directive;
import graphql.parser.InvalidSyntaxException;

import sijill.federation.schema.FieldSet;

/**
 * A key in one spelling, so that the same fields in another order are the same key.
 */
record KeyText(String fields) {

	static KeyText of(Directive key) {
		String text = SubgraphSchema.requireText(key, "fields");
		try {
			return new KeyText(sorted(FieldSet.parse(text)));
		}
		catch (InvalidSyntaxException | ClassCastException ex) {
			return new KeyText(text);
		}
	}

	private static String sorted(FieldSet fields) {
		TreeSet<String> items = new TreeSet<>();
		for (FieldSet.Item item : fields.items()) {
			items.add(switch (item) {
				case FieldSet.OnType on -> "... on " + on.type() + sorted(on.below());
				case FieldSet.FieldItem it -> it.name() + ((it.below() != null) ? sorted(it.below()) : "");
			});
		}
		return items.toString();
	}

}
