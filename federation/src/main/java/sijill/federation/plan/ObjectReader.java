package sijill.federation.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.LeafType;
import sijill.federation.schema.TypeRef;

/**
 * How an object in a subgraph's reply is read into the slots of its position.
 */
public record ObjectReader(Shape shape, Typing typing, Map<String, List<FieldReader>> fields) {

	/** The name of the only table where there is no choice by type. */
	static final String ANY = "";

	/**
	 * How the type of an object is known.
	 */
	public sealed interface Typing {

		/** The subgraph's schema allows only this one. */
		record Fixed(String type) implements Typing {
		}

		/** The reply says it. */
		record ByTypename() implements Typing {
		}

		/** It is known from before: the object is an entity that is at hand. */
		record Known() implements Typing {
		}

		/** The subgraph does not know it. */
		record Unknown() implements Typing {
		}

	}

	/**
	 * What is read of objects of a type.
	 */
	public List<FieldReader> fields(@Nullable String type) {
		List<FieldReader> any = this.fields.get(ANY);
		if (any != null) {
			return any;
		}
		return (type != null) ? this.fields.getOrDefault(type, List.of()) : List.of();
	}

	/**
	 * A field of a reply: its name there, as text and as bytes, and the slot that it
	 * fills; either a leaf or objects.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied
	public record FieldReader(String wireName, byte[] wireBytes, int slot, @Nullable String responseKey, TypeRef type,
			@Nullable LeafType leaf, @Nullable ObjectReader below) {

		FieldReader(String wireName, int slot, @Nullable String responseKey, TypeRef type, @Nullable LeafType leaf,
				@Nullable ObjectReader below) {
			this(wireName, wireName.getBytes(StandardCharsets.UTF_8), slot, responseKey, type, leaf, below);
		}

	}

}
