package sijill.federation.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An object type, interface or union of the supergraph, and what each subgraph knows of
 * it.
 */
public final class CompositeType {

	/**
	 * The kinds of composite types.
	 */
	public enum Kind {

		OBJECT, INTERFACE, UNION

	}

	private final String name;

	private final Kind kind;

	private final boolean inaccessible;

	private final Map<String, SchemaField> fields;

	private final Set<String> interfaces;

	private final Set<String> contexts;

	private final @Nullable JoinType[] joins;

	private final boolean moves;

	CompositeType(String name, Kind kind, boolean inaccessible, Map<String, SchemaField> fields, Set<String> interfaces,
			Set<String> contexts, @Nullable JoinType[] joins) {
		this.name = name;
		this.kind = kind;
		this.inaccessible = inaccessible;
		this.fields = fields;
		this.interfaces = interfaces;
		this.contexts = contexts;
		this.joins = joins;
		this.moves = fields.values().stream().anyMatch(SchemaField::moves);
	}

	public String name() {
		return this.name;
	}

	public Kind kind() {
		return this.kind;
	}

	public boolean isObject() {
		return this.kind == Kind.OBJECT;
	}

	public boolean inaccessible() {
		return this.inaccessible;
	}

	public @Nullable SchemaField field(String name) {
		return this.fields.get(name);
	}

	public Collection<SchemaField> fields() {
		return this.fields.values();
	}

	/**
	 * The interfaces that it implements in the supergraph.
	 */
	public Set<String> interfaces() {
		return this.interfaces;
	}

	/**
	 * The contexts that it sets for what stands below its objects.
	 */
	Set<String> contexts() {
		return this.contexts;
	}

	/**
	 * The type in a subgraph, null where it is not there.
	 */
	public @Nullable JoinType in(int subgraph) {
		return this.joins[subgraph];
	}

	/**
	 * Whether a subgraph knows the type only as an object that stands for an interface.
	 */
	public boolean isInterfaceObject(int subgraph) {
		JoinType join = this.joins[subgraph];
		return join != null && join.interfaceObject();
	}

	/**
	 * The keys that its entities have in a subgraph; none where the type is not there.
	 */
	public List<JoinType.Key> keys(int subgraph) {
		JoinType join = this.joins[subgraph];
		return (join != null) ? join.keys() : List.of();
	}

	/**
	 * Whether a field of it moves under a label.
	 */
	boolean moves() {
		return this.moves;
	}

	/**
	 * The type where these labels are given.
	 */
	CompositeType under(Set<String> labels) {
		if (!this.moves) {
			return this;
		}
		Map<String, SchemaField> decided = new LinkedHashMap<>(this.fields);
		decided.replaceAll((key, field) -> field.under(labels));
		return new CompositeType(this.name, this.kind, this.inaccessible, decided, this.interfaces, this.contexts,
				this.joins);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
