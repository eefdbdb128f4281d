package sijill.federation.execute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Representations.Occurrence;
import sijill.federation.execute.Sent.Asked;
import sijill.federation.plan.ObjectReader;
import sijill.federation.plan.ObjectReader.FieldReader;
import sijill.federation.plan.Request.Entities;
import sijill.federation.plan.Request.RootTarget;
import sijill.federation.plan.Request.TopField;

/**
 * What services report as errors, at the client's paths: once for each object that the
 * reply was about.
 */
final class Reports {

	private final ObjectNode root;

	private final Errors errors;

	Reports(ObjectNode root, Errors errors) {
		this.root = root;
		this.errors = errors;
	}

	/**
	 * Adds an error of a reply.
	 */
	void add(Sent sent, Map<String, @Nullable Object> error, String subgraph) {
		List<?> path = (error.get("path") instanceof List<?> list) ? list : List.of();
		RootTarget target = sent.request().root();
		if (target != null) {
			Walk.to(target.path(), this.root, (node, trail) -> {
				List<Object> prefix = new ArrayList<>(trail.path());
				prefix.addAll(translate(path, target.reader()));
				if (path.isEmpty()) {
					reportAtTop(error, subgraph, node, target.topFields(), trail);
				}
				else {
					this.errors.reported(subgraph, error, List.copyOf(prefix));
				}
			});
			return;
		}
		reportEntities(sent, error, path, subgraph);
	}

	private void reportEntities(Sent sent, Map<String, @Nullable Object> error, List<?> path, String subgraph) {
		for (Asked list : sent.lists()) {
			if (!path.isEmpty() && !list.copy().wireName().equals(path.getFirst())) {
				continue;
			}
			Representations representations = list.representations();
			Integer index = (path.size() > 1 && path.get(1) instanceof Integer it) ? it : null;
			List<Occurrence> hit = new ArrayList<>();
			if (index == null) {
				representations.all().forEach(hit::addAll);
			}
			else if (index >= 0 && index < representations.size()) {
				hit.addAll(representations.occurrences(index));
			}
			List<?> rest = (path.size() > 2) ? path.subList(2, path.size()) : List.of();
			for (Entities part : list.copy().target().parts()) {
				Set<ObjectNode> nodes = hit.stream()
					.filter((it) -> it.part().equals(part))
					.map(Occurrence::node)
					.collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
				if (!nodes.isEmpty()) {
					Walk.to(part.path(), this.root, (node, trail) -> {
						if (nodes.contains(node)) {
							if (rest.isEmpty()) {
								reportAtTop(error, subgraph, node, part.topFields(), trail);
							}
							else {
								List<Object> full = new ArrayList<>(trail.path());
								full.addAll(translate(rest, part.reader()));
								this.errors.reported(subgraph, error, List.copyOf(full));
							}
						}
					});
				}
			}
		}
	}

	private void reportAtTop(Map<String, @Nullable Object> error, String subgraph, ObjectNode node,
			List<TopField> fields, Trail trail) {
		for (TopField field : fields) {
			if (node.type == null || field.types().contains(node.type)) {
				this.errors.reported(subgraph, error, trail.path(field.responseKey()));
			}
		}
	}

	/**
	 * Turns a path in a subgraph's reply into the client's, as far as the client knows
	 * it.
	 */
	private static List<Object> translate(List<?> path, ObjectReader reader) {
		List<Object> translated = new ArrayList<>();
		ObjectReader current = reader;
		for (Object key : path) {
			if (key instanceof Integer) {
				translated.add(key);
				continue;
			}
			FieldReader field = (current != null) ? field(current, String.valueOf(key)) : null;
			if (field == null || field.responseKey() == null) {
				return translated;
			}
			translated.add(field.responseKey());
			current = field.below();
		}
		return translated;
	}

	private static @Nullable FieldReader field(ObjectReader reader, String wireName) {
		for (List<FieldReader> fields : reader.fields().values()) {
			for (FieldReader field : fields) {
				if (field.wireName().equals(wireName)) {
					return field;
				}
			}
		}
		return null;
	}

}
