package sijill.federation.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;
import sijill.federation.schema.TypeRef;

/**
 * One thing to ask a subgraph: fields of the root, or fields of the entities at a branch,
 * which are named to it by a representation. It waits for the fetches that it depends on.
 */
public final class Fetch {

	private final int id;

	private final int subgraph;

	private final @Nullable Entities entities;

	private final Set<Fetch> dependsOn = new LinkedHashSet<>();

	private final int jumps;

	private @Nullable Site root;

	private int wave = -1;

	Fetch(int id, int subgraph, @Nullable Entities entities, int jumps) {
		this.id = id;
		this.subgraph = subgraph;
		this.entities = entities;
		this.jumps = jumps;
	}

	int id() {
		return this.id;
	}

	int subgraph() {
		return this.subgraph;
	}

	/**
	 * What entities it is about; null for a fetch of root fields.
	 */
	@Nullable Entities entities() {
		return this.entities;
	}

	/**
	 * Whether representations name its objects, so that it can travel with others.
	 */
	boolean isForEntities() {
		return this.entities != null && !this.entities.inputs.isEmpty();
	}

	/**
	 * What it waits for; complete before anybody asks for its wave.
	 */
	Set<Fetch> dependsOn() {
		return this.dependsOn;
	}

	/**
	 * How many representations lie between the root and it.
	 */
	int jumps() {
		return this.jumps;
	}

	Site root() {
		if (this.root == null) {
			throw new IllegalStateException("the fetch has no site yet");
		}
		return this.root;
	}

	void startsAt(Site site) {
		this.root = site;
	}

	/**
	 * How many fetches have to be there before, one after the other.
	 */
	int wave() {
		if (this.wave < 0) {
			int latest = -1;
			for (Fetch before : this.dependsOn) {
				latest = Math.max(latest, before.wave());
			}
			this.wave = latest + 1;
		}
		return this.wave;
	}

	/**
	 * The place of what comes from an object above among everything that does.
	 */
	int context(String source) {
		int index = (this.entities != null) ? List.copyOf(this.entities.contexts.keySet()).indexOf(source) : -1;
		if (index < 0) {
			throw new IllegalStateException("the fetch has no " + source);
		}
		return index;
	}

	/**
	 * The entities of a fetch: the branch they stand at, which types of it, the way into
	 * the subgraph, the fields that the representations hold, and what comes from objects
	 * above.
	 */
	static final class Entities {

		private final Branch branch;

		private final Set<String> types = new TreeSet<>();

		private final Entrance way;

		private final List<InputField> inputs = new ArrayList<>();

		private final Map<String, ContextInput> contexts = new LinkedHashMap<>();

		Entities(Branch branch, Set<String> types, Entrance way) {
			this.branch = branch;
			this.types.addAll(types);
			this.way = way;
		}

		Branch branch() {
			return this.branch;
		}

		Set<String> types() {
			return this.types;
		}

		Entrance way() {
			return this.way;
		}

		/**
		 * The type that the representations name where it is not the objects' own.
		 */
		@Nullable CompositeType representedAs() {
			return this.way.representedAs();
		}

		List<InputField> inputs() {
			return this.inputs;
		}

		/**
		 * What arguments take from objects above, by its source.
		 */
		Map<String, ContextInput> contexts() {
			return this.contexts;
		}

	}

	/**
	 * A value from an object above: how many fields lead to that object, the type that
	 * the subgraph wants, and the one field that is the value, perhaps by the object's
	 * type.
	 */
	public record ContextInput(int depth, TypeRef type, List<InputField> value) {
	}

	/**
	 * A field of a representation: its name there, the types that have it, where its
	 * value stands, its type for who gets it, and the fields below it.
	 */
	public record InputField(String name, Set<String> types, int slot, TypeRef type, List<InputField> below) {

		/**
		 * Adds fields to others; what is below the same field is brought together.
		 */
		static void addAll(List<InputField> fields, List<InputField> added) {
			added.forEach((field) -> field.addTo(fields));
		}

		private void addTo(List<InputField> fields) {
			Set<String> left = new TreeSet<>(this.types);
			for (InputField present : List.copyOf(fields)) {
				Set<String> common = common(present.types, left);
				if (present.isAt(this) && !common.isEmpty()) {
					left.removeAll(common);
					present.become(present.with(this, common), fields);
				}
			}
			if (!left.isEmpty()) {
				fields.add(new InputField(this.name, left, this.slot, this.type, this.below));
			}
		}

		private InputField with(InputField other, Set<String> common) {
			List<InputField> both = new ArrayList<>(this.below);
			addAll(both, other.below);
			return new InputField(this.name, common, this.slot, this.type.nonNull() ? this.type : other.type, both);
		}

		/** For the types that the other one does not have, it stays as it was. */
		private void become(InputField other, List<InputField> fields) {
			Set<String> left = new TreeSet<>(this.types);
			left.removeAll(other.types);
			InputField rest = new InputField(this.name, left, this.slot, this.type, this.below);
			if (left.isEmpty()) {
				fields.set(fields.indexOf(this), other);
			}
			else if (!other.type.equals(this.type) || !other.below.equals(this.below)) {
				fields.set(fields.indexOf(this), rest);
				fields.add(other);
			}
		}

		/**
		 * Whether fields can stand beside others: a name stands for one value of an
		 * object only.
		 */
		static boolean agree(List<InputField> some, List<InputField> others) {
			return some.stream().allMatch((one) -> others.stream().allMatch(one::agreesWith));
		}

		private boolean agreesWith(InputField other) {
			return !this.name.equals(other.name) || common(this.types, other.types).isEmpty()
					|| (this.slot == other.slot && agree(this.below, other.below));
		}

		private static Set<String> common(Set<String> left, Set<String> right) {
			Set<String> common = new TreeSet<>(left);
			common.retainAll(right);
			return common;
		}

		/**
		 * The same for fields that hold the same, whatever the types are.
		 */
		String shape() {
			return this.name + "/" + this.slot + this.type.withBase("")
					+ this.below.stream().map(InputField::shape).toList();
		}

		/**
		 * Fields of the same shapes, for the types of both.
		 */
		static List<InputField> both(List<InputField> left, List<InputField> right) {
			List<InputField> both = new ArrayList<>();
			for (int i = 0; i < left.size(); i++) {
				InputField field = left.get(i);
				Set<String> types = new TreeSet<>(field.types);
				types.addAll(right.get(i).types);
				both.add(new InputField(field.name, types, field.slot, field.type,
						both(field.below, right.get(i).below)));
			}
			return both;
		}

		private boolean isAt(InputField other) {
			return this.slot == other.slot && this.name.equals(other.name);
		}

	}

}
