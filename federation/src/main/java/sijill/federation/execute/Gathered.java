package sijill.federation.execute;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.plan.Request.Entities;
import sijill.federation.plan.Request.EntitiesTarget;

/**
 * The entities that a target is about: one list of representations, or where arguments
 * take values from objects above, one for each of the values that these have; and the
 * objects that cannot be asked for.
 */
record Gathered(List<Representations> lists, List<Incomplete> incomplete) {

	/**
	 * An object that lacks something that a representation needs, and the failure that
	 * this comes from, if any.
	 */
	record Incomplete(ObjectNode node, Entities part, @Nullable Failure failure) {
	}

	static Gathered of(EntitiesTarget target, ObjectNode root) {
		List<Incomplete> incomplete = new ArrayList<>();
		if (!target.contexts().types().isEmpty()) {
			return new Gathered(byValues(target, root, incomplete), incomplete);
		}
		Representations list = new Representations(List.of(), incomplete);
		for (Entities part : target.parts()) {
			Walk.to(part.path(), root, (node, trail) -> list.add(node, part));
		}
		return new Gathered(List.of(list), incomplete);
	}

	private static List<Representations> byValues(EntitiesTarget target, ObjectNode root, List<Incomplete> incomplete) {
		Map<List<ByteBuffer>, Representations> byValues = new LinkedHashMap<>();
		for (Entities part : target.parts()) {
			Walk.to(part.path(), root, (node, trail) -> {
				FromAbove values = FromAbove.of(part.contexts(), trail);
				if (values.complete()) {
					byValues.computeIfAbsent(values.json(), (json) -> new Representations(json, incomplete))
						.add(node, part);
				}
				else {
					incomplete.add(new Incomplete(node, part, values.failure()));
				}
			});
		}
		return byValues.values().stream().filter((it) -> !it.isEmpty()).toList();
	}

}
