package sijill.federation.schema;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A field in one subgraph ({@code join__field}): its type there, whether it is only there
 * for others to refer to (external, or overridden elsewhere), what it requires and
 * provides, which arguments it takes from objects above, and the label under which it
 * moves, if any. Which subgraph then has it is open until the labels are decided.
 */
public record JoinField(int subgraph, TypeRef type, boolean external, @Nullable FieldSet requires,
		@Nullable FieldSet provides, List<ContextArgument> contexts, @Nullable Move move) {

	JoinField(int subgraph, TypeRef type, boolean external) {
		this(subgraph, type, external, null, null, List.of(), null);
	}

	/**
	 * Whether objects that the subgraph has are not enough: it must be told more of them.
	 */
	public boolean needsMore() {
		return this.requires != null || !this.contexts.isEmpty();
	}

	/**
	 * A field moves to or from a subgraph where its label is given.
	 */
	public record Move(String label, Direction direction) {

		boolean isElsewhere(Set<String> given) {
			return given.contains(this.label) != (this.direction == Direction.HERE);
		}

	}

	/**
	 * Where a field moves to.
	 */
	public enum Direction {

		HERE, AWAY

	}

	/**
	 * The field where these labels are given.
	 */
	JoinField under(Set<String> labels) {
		return (this.move == null) ? this : new JoinField(this.subgraph, this.type,
				this.external || this.move.isElsewhere(labels), this.requires, this.provides, this.contexts, null);
	}

}
