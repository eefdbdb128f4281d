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
	 * The entities of a fetch: the branch they stand at, which types of it, the type that
	 * the representations name where it is not the objects' own, the fields that the
	 * representations hold, and what comes from objects above.
	 */
	static final class Entities {

		private final Branch branch;

		private final Set<String> types = new TreeSet<>();

		private final @Nullable CompositeType representedAs;

		private final List<InputField> inputs = new ArrayList<>();

		private final Map<String, ContextInput> contexts = new LinkedHashMap<>();

		Entities(Branch branch, Set<String> types, @Nullable CompositeType representedAs) {
			this.branch = branch;
			this.types.addAll(types);
			this.representedAs = representedAs;
		}

		Branch branch() {
			return this.branch;
		}

		Set<String> types() {
			return this.types;
		}

		@Nullable CompositeType representedAs() {
			return this.representedAs;
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
			for (InputField field : added) {
				int known = 0;
				while (known < fields.size() && !fields.get(known).isAt(field)) {
					known++;
				}
				if (known == fields.size()) {
					fields.add(field);
				}
				else {
					InputField present = fields.get(known);
					List<InputField> both = new ArrayList<>(present.below);
					addAll(both, field.below);
					fields.set(known, new InputField(present.name, present.types, present.slot,
							present.type.nonNull() ? present.type : field.type, both));
				}
			}
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
			return this.slot == other.slot && this.name.equals(other.name) && this.types.equals(other.types);
		}

	}

}
