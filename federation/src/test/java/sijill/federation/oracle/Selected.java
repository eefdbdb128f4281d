package sijill.federation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.FieldSet;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * What a field set selects of the objects of a universe.
 */
final class Selected {

	private Selected() {
	}

	/**
	 * What a representation would hold: values with the arguments that the field set
	 * names.
	 */
	static Map<String, @Nullable Object> of(FieldSet fields, Map<String, @Nullable Object> object, Universe universe) {
		Map<String, @Nullable Object> selected = new LinkedHashMap<>();
		selected.put("__typename", object.get("__typename"));
		for (FieldSet.Item item : fields.items()) {
			if (item instanceof FieldItem it) {
				Object value = universe.value(object, it.name(), Arguments.of(it));
				add(it.name(), (it.below() != null) ? all(it.below(), value, universe) : value, selected);
			}
			else if (item instanceof OnType on && universe.isOf(object, on.type())) {
				of(on.below(), object, universe).forEach((name, value) -> add(name, value, selected));
			}
		}
		return selected;
	}

	/** A field may be named in several places, with different things below. */
	private static void add(String name, @Nullable Object value, Map<String, @Nullable Object> selected) {
		selected.put(name, both(selected.get(name), value));
	}

	private static @Nullable Object both(@Nullable Object left, @Nullable Object right) {
		if (left instanceof Map<?, ?> && right instanceof Map<?, ?> more) {
			Map<String, @Nullable Object> all = new LinkedHashMap<>(Universe.asObject(left));
			more.forEach((name, value) -> add(String.valueOf(name), value, all));
			return all;
		}
		if (left instanceof List<?> some && right instanceof List<?> others) {
			List<@Nullable Object> all = new ArrayList<>();
			for (int i = 0; i < some.size(); i++) {
				all.add(both(some.get(i), others.get(i)));
			}
			return all;
		}
		return right;
	}

	private static @Nullable Object all(FieldSet fields, @Nullable Object value, Universe universe) {
		return switch (value) {
			case null -> null;
			case List<?> items -> {
				List<@Nullable Object> all = new ArrayList<>();
				items.forEach((it) -> all.add(all(fields, it, universe)));
				yield all;
			}
			default -> of(fields, Universe.asObject(Objects.requireNonNull(value)), universe);
		};
	}

	/**
	 * Whether two objects have the same in all of these fields.
	 */
	static boolean isSame(FieldSet fields, Map<?, ?> left, Map<?, ?> right, Universe universe) {
		return canonical(fields, left, universe).equals(canonical(fields, right, universe));
	}

	/**
	 * What a value has in these fields, as a text.
	 */
	static String canonical(FieldSet fields, @Nullable Object value, Universe universe) {
		if (value instanceof List<?> items) {
			return items.stream().map((it) -> canonical(fields, it, universe)).toList().toString();
		}
		if (!(value instanceof Map<?, ?> map)) {
			return String.valueOf(value);
		}
		Map<String, String> found = new TreeMap<>();
		for (FieldSet.Item item : fields.items()) {
			if (item instanceof FieldItem it) {
				found.put(it.name(), (it.below() != null) ? canonical(it.below(), map.get(it.name()), universe)
						: text(map.get(it.name())));
			}
			else if (item instanceof OnType on && universe.isOf(map, on.type())) {
				found.put("on " + on.type(), canonical(on.below(), map, universe));
			}
		}
		return found.toString();
	}

	/** Not everybody tells whole numbers of one type from those of another. */
	private static String text(@Nullable Object value) {
		return String
			.valueOf((value instanceof Double number && number == Math.rint(number)) ? number.longValue() : value);
	}

}
