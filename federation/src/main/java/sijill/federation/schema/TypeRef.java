package sijill.federation.schema;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A type as a field or an argument names it: a named type, or a list of an item type;
 * either may be non-null.
 */
public record TypeRef(String baseName, @Nullable TypeRef item, boolean nonNull) {

	public static TypeRef of(Type<?> type) {
		return switch (type) {
			case NonNullType nonNull -> of(nonNull.getType()).asNonNull();
			case ListType list -> listOf(of(list.getType()));
			case TypeName named -> named(named.getName());
			default -> throw new IllegalArgumentException("no type: " + type);
		};
	}

	/**
	 * Reads a type such as {@code [ID!]!}.
	 */
	public static TypeRef parse(String type) {
		return of(Parser.parseType(type));
	}

	public static TypeRef named(String name) {
		return new TypeRef(name, null, false);
	}

	public static TypeRef listOf(TypeRef item) {
		return new TypeRef(item.baseName, item, false);
	}

	public TypeRef asNonNull() {
		return new TypeRef(this.baseName, this.item, true);
	}

	public TypeRef asNullable() {
		return new TypeRef(this.baseName, this.item, false);
	}

	public boolean isList() {
		return this.item != null;
	}

	/**
	 * The same lists around another named type.
	 */
	public TypeRef withBase(String name) {
		return new TypeRef(name, (this.item != null) ? this.item.withBase(name) : null, this.nonNull);
	}

	@Override
	public String toString() {
		return ((this.item != null) ? "[" + this.item + "]" : this.baseName) + (this.nonNull ? "!" : "");
	}

}
