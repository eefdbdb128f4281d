package sijill.federation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;

/**
 * A place in the answer where objects stand, such as {@code incident.attributions.nodes},
 * with a slot for everything that is fetched for one of them. The client's fields and
 * those that only the plan needs have slots of their own.
 */
final class Position {

	private final int id;

	private final CompositeType type;

	private final @Nullable OpField parent;

	private final List<Branch> branches = new ArrayList<>();

	private final List<Branch> unseen = new ArrayList<>();

	private final Map<String, Integer> slots = new LinkedHashMap<>();

	private final Map<String, List<String>> asked = new HashMap<>();

	Position(int id, CompositeType type, @Nullable OpField parent) {
		this.id = id;
		this.type = type;
		this.parent = parent;
	}

	int id() {
		return this.id;
	}

	/**
	 * The type that the supergraph declares here.
	 */
	CompositeType type() {
		return this.type;
	}

	/**
	 * The field that leads here; null at the root.
	 */
	@Nullable OpField parent() {
		return this.parent;
	}

	/**
	 * What the client asks of objects here, for all types that it knows.
	 */
	List<Branch> branches() {
		return this.branches;
	}

	/**
	 * Notes what the client asks of a type, in its order, where several branches have
	 * parts of it.
	 */
	void ask(String type, List<String> responseKeys) {
		this.asked.put(type, responseKeys);
	}

	List<String> asked(String type) {
		return this.asked.getOrDefault(type, List.of());
	}

	/**
	 * A type that objects here can have though clients are not to know of it: what others
	 * require of them is fetched all the same.
	 */
	void addUnseen(Branch branch) {
		this.unseen.add(branch);
	}

	/**
	 * The branches of all types that objects here can have.
	 */
	List<Branch> allBranches() {
		List<Branch> all = new ArrayList<>(this.branches);
		all.addAll(this.unseen);
		return all;
	}

	int slot(String key) {
		return this.slots.computeIfAbsent(key, (it) -> this.slots.size());
	}

	int slotCount() {
		return this.slots.size();
	}

	/**
	 * The same for the same place in the same operation, however it is planned.
	 */
	String place() {
		return (this.parent == null) ? "" : this.parent.branch().position().place() + "/" + this.parent.responseKey()
				+ this.parent.signature() + this.parent.types();
	}

}
