package sijill.federation.execute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Failure.Reason;
import sijill.federation.execute.ObjectNode.Lost;
import sijill.federation.execute.ObjectNode.Missing;
import sijill.federation.execute.Representations.Occurrence;
import sijill.federation.execute.Sent.Asked;
import sijill.federation.plan.ObjectReader;
import sijill.federation.plan.ObjectReader.FieldReader;
import sijill.federation.plan.Request.Entities;
import sijill.federation.plan.Request.RootTarget;
import sijill.federation.plan.Request.TopField;
import sijill.federation.schema.TypeRef;

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
				if (isKnown(path, target.reader())) {
					reportBelow(error, subgraph, path, target.reader(), node, trail);
				}
				else {
					reportAtTop(error, subgraph, target.reader(), node, target.topFields(), trail);
				}
			});
			return;
		}
		reportEntities(sent, error, path, subgraph);
	}

	private void reportEntities(Sent sent, Map<String, @Nullable Object> error, List<?> path, String subgraph) {
		boolean named = !path.isEmpty()
				&& sent.lists().stream().anyMatch((list) -> list.copy().wireName().equals(path.getFirst()));
		for (Asked list : sent.lists()) {
			if (named && !list.copy().wireName().equals(path.getFirst())) {
				continue;
			}
			Representations representations = list.representations();
			List<Occurrence> hit = new ArrayList<>();
			List<?> rest = List.of();
			if (named && path.size() > 1 && path.get(1) instanceof Integer index && index >= 0
					&& index < representations.size()) {
				hit.addAll(representations.occurrences(index));
				rest = path.subList(2, path.size());
			}
			else {
				representations.all().forEach(hit::addAll);
			}
			List<?> below = rest;
			for (Entities part : list.copy().target().parts()) {
				Set<ObjectNode> nodes = hit.stream()
					.filter((it) -> it.part().equals(part))
					.map(Occurrence::node)
					.collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
				if (!nodes.isEmpty()) {
					Walk.to(part.path(), this.root, (node, trail) -> {
						if (nodes.contains(node)) {
							if (isKnown(below, part.reader())) {
								reportBelow(error, subgraph, below, part.reader(), node, trail);
							}
							else {
								reportAtTop(error, subgraph, part.reader(), node, part.topFields(), trail);
							}
						}
					});
				}
			}
		}
	}

	/** Where an error does not say what failed, all that was asked for did. */
	private void reportAtTop(Map<String, @Nullable Object> error, String subgraph, ObjectReader reader, ObjectNode node,
			List<TopField> fields, Trail trail) {
		for (FieldReader field : reader.fields(node.type)) {
			lose(List.of(field.wireName()), reader, node, subgraph);
		}
		for (TopField field : fields) {
			if (node.type == null || field.types().contains(node.type)) {
				this.errors.reported(subgraph, error, trail.path(field.responseKey()));
			}
		}
	}

	private static boolean isKnown(List<?> path, ObjectReader reader) {
		return !path.isEmpty() && path.getFirst() instanceof String name
				&& reader.fields().values().stream().flatMap(List::stream).anyMatch((it) -> it.wireName().equals(name));
	}

	/**
	 * Turns the path into the client's, as far as the client knows it and it can lead
	 * anywhere. What depends on the field that is missing is lost with it.
	 */
	private void reportBelow(Map<String, @Nullable Object> error, String subgraph, List<?> path, ObjectReader reader,
			ObjectNode node, Trail trail) {
		lose(path, reader, node, subgraph);
		List<Object> translated = new ArrayList<>(trail.path());
		List<Set<Integer>> slots = new ArrayList<>();
		List<ObjectReader> readers = List.of(reader);
		@Nullable TypeRef item = null;
		for (Object key : path) {
			if (item != null) {
				if (!(key instanceof Integer index) || index < 0) {
					break;
				}
				translated.add(index);
				slots.add(Set.of());
				item = item.item();
				continue;
			}
			List<FieldReader> fields = (key instanceof String name) ? fields(readers, name) : List.of();
			if (fields.isEmpty()) {
				break;
			}
			translated.add(Objects.requireNonNull(fields.getFirst().responseKey()));
			slots.add(fields.stream().map(FieldReader::slot).collect(Collectors.toSet()));
			item = fields.getFirst().type().item();
			readers = fields.stream().map(FieldReader::below).filter(Objects::nonNull).toList();
		}
		this.errors.reported(subgraph, error, List.copyOf(translated), List.copyOf(slots));
	}

	/**
	 * Notes of the null on the way that an error names that nobody knows the value. Where
	 * others have brought objects there, or around it, what these lack is lost.
	 */
	private static void lose(List<?> path, ObjectReader reader, ObjectNode node, String subgraph) {
		Failure failure = new Failure(subgraph, Reason.REPORTED);
		ObjectNode around = node;
		@Nullable ObjectReader below = reader;
		@Nullable Object value = node;
		for (Object key : path) {
			@Nullable Object[] holder = {};
			int at = -1;
			if (key instanceof Integer index && value instanceof Object[] items) {
				holder = items;
				at = index;
			}
			else if (value instanceof ObjectNode object && below != null) {
				FieldReader field = below.fields(object.type)
					.stream()
					.filter((it) -> it.wireName().equals(key))
					.findFirst()
					.orElse(null);
				holder = object.slots;
				at = (field != null) ? field.slot() : -1;
				below = (field != null) ? field.below() : null;
				around = object;
			}
			if (at < 0 || at >= holder.length) {
				break;
			}
			if (holder[at] instanceof Missing) {
				holder[at] = new Lost(failure);
			}
			value = holder[at];
		}
		if (value instanceof ObjectNode object) {
			object.failIfWell(failure);
		}
		else if (value == null) {
			around.failIfWell(failure);
		}
	}

	/** The client's fields of a name in a reply, of whatever types. */
	private static List<FieldReader> fields(List<ObjectReader> readers, String wireName) {
		return readers.stream()
			.flatMap((it) -> it.fields().values().stream())
			.flatMap(List::stream)
			.filter((it) -> it.wireName().equals(wireName) && it.responseKey() != null)
			.toList();
	}

}
