package sijill.federation.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.TypeRef;

/**
 * The objects at one position: how many slots each has, and which of them the client
 * sees, for each type that the client may see there. Shapes refer to each other like the
 * positions do.
 */
public final class Shape {

	private final int position;

	private int slots;

	private Map<String, List<ClientField>> fields = Map.of();

	private Set<String> hidden = Set.of();

	Shape(int position) {
		this.position = position;
	}

	void define(int slotCount, Map<String, List<ClientField>> fieldsByType, Set<String> hiddenTypes) {
		this.slots = slotCount;
		this.fields = fieldsByType;
		this.hidden = hiddenTypes;
	}

	public int position() {
		return this.position;
	}

	public int slots() {
		return this.slots;
	}

	/**
	 * The client's fields of a type, in the order of the answer; null where objects of
	 * that type are not for the client.
	 */
	public @Nullable List<ClientField> fields(String type) {
		return this.fields.get(type);
	}

	/**
	 * Whether objects of a type may stand here, though clients are not to know of it.
	 */
	public boolean hides(String type) {
		return this.hidden.contains(type);
	}

	/**
	 * The fields of an object whose type nobody had to ask for, since all have the same.
	 */
	public @Nullable List<ClientField> fieldsOfAny() {
		List<ClientField> any = null;
		for (List<ClientField> candidate : this.fields.values()) {
			if (any != null && any != candidate) {
				return null;
			}
			any = candidate;
		}
		return any;
	}

	/**
	 * A field of the answer: its name there, where its value stands, its type, and the
	 * shape of the objects below it; the prefix is the name as JSON, with the colon.
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by identity only, and never
												// copied
	public record ClientField(String responseKey, byte[] prefix, Source source, int slot, TypeRef type,
			@Nullable Shape below) {

		ClientField(String responseKey, Source source, int slot, TypeRef type, @Nullable Shape below) {
			this(responseKey, ('"' + responseKey + "\":").getBytes(StandardCharsets.UTF_8), source, slot, type, below);
		}

	}

	/**
	 * Where the value of a field comes from.
	 */
	public enum Source {

		/** A subgraph. */
		SUBGRAPH,
		/** The object's type. */
		TYPENAME,
		/** The schema itself. */
		INTROSPECTION,
		/** Nowhere: it is not known who asks. */
		UNAUTHENTICATED,
		/** Nowhere: the caller may not have it. */
		FORBIDDEN

	}

}
