package sijill.federation.execute;

import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Path;
import sijill.federation.plan.Path.Step;

/**
 * Visits the objects that stand at a path, in the order of the answer.
 */
final class Walk {

	private Walk() {
	}

	/**
	 * Told of each object, and the way to it.
	 */
	interface Visitor {

		void visit(ObjectNode node, Trail trail);

	}

	static void to(Path path, ObjectNode root, Visitor visitor) {
		walk(root, path, 0, new Trail(path.steps().size()), visitor);
	}

	private static void walk(ObjectNode node, Path path, int depth, Trail trail, Visitor visitor) {
		List<Step> steps = path.steps();
		trail.reach(depth, node);
		if (depth == steps.size()) {
			if (node.type == null || path.types().contains(node.type)) {
				visitor.visit(node, trail);
			}
			return;
		}
		Step step = steps.get(depth);
		if (node.type == null || step.types().contains(node.type)) {
			String key = step.responseKey();
			if (key != null) {
				trail.push(key);
			}
			below(node.slots[step.slot()], path, depth + 1, trail, key != null, visitor);
			if (key != null) {
				trail.pop();
			}
		}
	}

	private static void below(@Nullable Object value, Path path, int depth, Trail trail, boolean visible,
			Visitor visitor) {
		if (value instanceof ObjectNode node) {
			walk(node, path, depth, trail, visitor);
		}
		else if (value instanceof Object[] items) {
			for (int i = 0; i < items.length; i++) {
				if (visible) {
					trail.push(i);
				}
				below(items[i], path, depth, trail, visible, visitor);
				if (visible) {
					trail.pop();
				}
			}
		}
	}

}
