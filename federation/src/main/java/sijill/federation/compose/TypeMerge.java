package sijill.federation.compose;

import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.TypeRef;

/**
 * How types of the same field are brought together: what comes out may be as loose as the
 * loosest, what goes in has to be as strict as the strictest.
 */
final class TypeMerge {

	private TypeMerge() {
	}

	/**
	 * The type that values of both fit; null where there is none.
	 * @param covers whether a named type is a supertype of another
	 */
	static @Nullable TypeRef loosest(TypeRef left, TypeRef right, BiPredicate<String, String> covers) {
		return oneOf(left, right, common(left, right, covers));
	}

	/** Of two types, one has to be the more general: others do not look for a third. */
	private static @Nullable TypeRef oneOf(TypeRef left, TypeRef right, @Nullable TypeRef merged) {
		return left.equals(merged) || right.equals(merged) ? merged : null;
	}

	private static @Nullable TypeRef common(TypeRef left, TypeRef right, BiPredicate<String, String> covers) {
		TypeRef inner;
		if (left.item() != null && right.item() != null) {
			TypeRef item = common(left.item(), right.item(), covers);
			if (item == null) {
				return null;
			}
			inner = TypeRef.listOf(item);
		}
		else if (left.isList() != right.isList()) {
			return null;
		}
		else if (left.baseName().equals(right.baseName()) || covers.test(left.baseName(), right.baseName())) {
			inner = TypeRef.named(left.baseName());
		}
		else if (covers.test(right.baseName(), left.baseName())) {
			inner = TypeRef.named(right.baseName());
		}
		else {
			return null;
		}
		return (left.nonNull() && right.nonNull()) ? inner.asNonNull() : inner;
	}

	/**
	 * The type whose values fit both; null where there is none.
	 */
	static @Nullable TypeRef strictest(TypeRef left, TypeRef right) {
		return oneOf(left, right, both(left, right));
	}

	private static @Nullable TypeRef both(TypeRef left, TypeRef right) {
		TypeRef inner;
		if (left.item() != null && right.item() != null) {
			TypeRef item = both(left.item(), right.item());
			if (item == null) {
				return null;
			}
			inner = TypeRef.listOf(item);
		}
		else if (left.isList() != right.isList() || !left.baseName().equals(right.baseName())) {
			return null;
		}
		else {
			inner = TypeRef.named(left.baseName());
		}
		return (left.nonNull() || right.nonNull()) ? inner.asNonNull() : inner;
	}

}
