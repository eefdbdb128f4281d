package sijill.federation.plan;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The way from the root to the objects of a branch. Lists are on the way wherever they
 * are.
 */
public record Path(List<Step> steps, Set<String> types) {

	/**
	 * From an object of one of these types to what stands in a slot; the client calls it
	 * by the response key, unless only the plan knows it.
	 */
	public record Step(Set<String> types, int slot, @Nullable String responseKey) {
	}

	static Path to(Branch branch, Set<String> types) {
		java.util.ArrayList<Step> steps = new java.util.ArrayList<>();
		OpField parent = branch.position().parent();
		while (parent != null) {
			steps.addFirst(new Step(Set.copyOf(parent.types()), parent.slot(), parent.responseKey()));
			parent = parent.branch().position().parent();
		}
		return new Path(List.copyOf(steps), Set.copyOf(types));
	}

	@Override
	public String toString() {
		return upTo(this.steps.size());
	}

	/**
	 * As text: the first steps.
	 */
	String upTo(int depth) {
		StringBuilder text = new StringBuilder();
		for (Step step : this.steps.subList(0, depth)) {
			text.append(text.isEmpty() ? "" : ".").append((step.responseKey() != null) ? step.responseKey() : "#");
		}
		return text.isEmpty() ? "the root" : text.toString();
	}

}
