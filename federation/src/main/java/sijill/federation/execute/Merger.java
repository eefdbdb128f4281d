package sijill.federation.execute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Failure.Reason;
import sijill.federation.execute.Gathered.Incomplete;
import sijill.federation.execute.Representations.Occurrence;
import sijill.federation.execute.Sent.Asked;
import sijill.federation.plan.Request;
import sijill.federation.plan.Request.Entities;
import sijill.federation.plan.Request.RootTarget;
import sijill.federation.plan.Request.TopField;

/**
 * Writes replies into the tree of the answer, and what went wrong into its errors.
 */
final class Merger {

	private final ObjectNode root;

	private final Errors errors;

	private final Subgraphs subgraphs;

	private final Reports reports;

	Merger(ObjectNode root, Errors errors, Subgraphs subgraphs) {
		this.root = root;
		this.errors = errors;
		this.subgraphs = subgraphs;
		this.reports = new Reports(root, errors);
	}

	boolean hasObjects(RootTarget target) {
		List<ObjectNode> found = new ArrayList<>();
		Walk.to(target.path(), this.root, (node, trail) -> found.add(node));
		return !found.isEmpty();
	}

	void merge(Sent sent, Reply reply) {
		Request request = sent.request();
		String subgraph = this.subgraphs.name(request.subgraph());
		if (!reply.isAnswer()) {
			fail(sent, Failure.of(subgraph, reply.outcome()));
			return;
		}
		List<Lost> lost = new ArrayList<>();
		try {
			if (reply.hasData()) {
				if (request.root() != null) {
					RootTarget target = request.root();
					List<ObjectNode> nodes = new ArrayList<>();
					Walk.to(target.path(), this.root, (node, trail) -> nodes.add(node));
					for (ObjectNode node : nodes) {
						new ReplyParser(new JsonReader(reply.body(), reply.dataStart(), reply.body().length), subgraph)
							.readInto(node, target.reader());
					}
				}
				else {
					mergeEntities(sent, reply, subgraph, lost);
				}
			}
			else {
				sent.lists().forEach((it) -> lost.add(new Lost(it, it.representations().all())));
			}
		}
		catch (MalformedJsonException ex) {
			fail(sent, new Failure(subgraph, Reason.INVALID));
		}
		for (Map<String, @Nullable Object> error : reply.errors()) {
			this.reports.add(sent, error, subgraph);
		}
		if (!reply.hasData() && request.root() != null) {
			loseRoot(request.root(), subgraph);
		}
		lost.forEach((it) -> lose(it, subgraph));
	}

	/**
	 * Objects of which a reply says nothing, not even that there are none, but that
	 * something failed.
	 */
	private record Lost(Asked asked, List<List<Occurrence>> objects) {
	}

	private void mergeEntities(Sent sent, Reply reply, String subgraph, List<Lost> lost) throws MalformedJsonException {
		JsonReader json = new JsonReader(reply.body(), reply.dataStart(), reply.body().length);
		List<Asked> lists = sent.lists();
		boolean[] seen = new boolean[lists.size()];
		json.accept('{');
		while (json.peek() == '"') {
			String name = json.readString();
			json.accept(':');
			int list = 0;
			while (list < lists.size() && !lists.get(list).copy().wireName().equals(name)) {
				list++;
			}
			if (list < lists.size() && json.peek() == '[') {
				seen[list] = true;
				Asked asked = lists.get(list);
				lose(asked, mergeList(asked.representations(), json, !reply.errors().isEmpty(), subgraph), reply,
						subgraph, lost);
			}
			else {
				json.skipValue();
			}
			json.accept(',');
		}
		for (int i = 0; i < seen.length; i++) {
			if (!seen[i]) {
				lose(lists.get(i), lists.get(i).representations().all(), reply, subgraph, lost);
			}
		}
	}

	/**
	 * Objects of which a reply says nothing, not even that there are none: its errors say
	 * why, or it is no valid reply for them.
	 */
	private void lose(Asked asked, List<List<Occurrence>> objects, Reply reply, String subgraph, List<Lost> lost) {
		if (!reply.errors().isEmpty()) {
			lost.add(new Lost(asked, objects));
		}
		else if (!objects.isEmpty()) {
			fail(asked, objects, new Failure(subgraph, Reason.INVALID));
		}
	}

	/**
	 * Reads a list of entities.
	 * @return the objects for which there is nothing that could be one
	 */
	private List<List<Occurrence>> mergeList(Representations representations, JsonReader json, boolean withErrors,
			String subgraph) throws MalformedJsonException {
		Map<String, Integer> missing = new HashMap<>();
		List<List<Occurrence>> lost = new ArrayList<>();
		ReplyParser parser = new ReplyParser(json, subgraph);
		json.accept('[');
		int index = 0;
		while (json.peek() != ']') {
			if (index >= representations.size()) {
				json.skipValue();
			}
			else if (json.peek() == '{') {
				int start = json.position();
				for (Occurrence occurrence : representations.occurrences(index)) {
					json.moveTo(start);
					parser.readInto(occurrence.node(), occurrence.part().reader());
				}
			}
			else if (json.peek() == 'n') {
				json.skipValue();
				List<Occurrence> unknown = representations.occurrences(index);
				unknown.forEach((it) -> it.node().unknownToSubgraph = true);
				if (!withErrors) {
					missing.merge(String.valueOf(unknown.getFirst().node().type), 1, Integer::sum);
				}
			}
			else {
				json.skipValue();
				lost.add(representations.occurrences(index));
			}
			index++;
			json.accept(',');
		}
		json.accept(']');
		for (; index < representations.size(); index++) {
			lost.add(representations.occurrences(index));
		}
		missing.forEach((type, count) -> this.subgraphs.observer().missingEntities(subgraph, type, count));
		return lost;
	}

	/** A reply without data may say for some of its fields only why. */
	private void loseRoot(RootTarget target, String subgraph) {
		Walk.to(target.path(), this.root, (node, trail) -> {
			node.failIfWell(new Failure(subgraph, Reason.REPORTED));
			lose(node, target.topFields(), trail, subgraph);
		});
	}

	private void lose(Lost lost, String subgraph) {
		Set<ObjectNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
		lost.objects.forEach((all) -> all.forEach((it) -> nodes.add(it.node())));
		nodes.forEach((it) -> it.failIfWell(new Failure(subgraph, Reason.REPORTED)));
		for (Entities part : lost.asked.copy().target().parts()) {
			Walk.to(part.path(), this.root, (node, trail) -> {
				if (nodes.contains(node)) {
					lose(node, part.topFields(), trail, subgraph);
				}
			});
		}
	}

	private void lose(ObjectNode node, List<TopField> fields, Trail trail, String subgraph) {
		for (TopField field : fields) {
			if (node.type == null || field.types().contains(node.type)) {
				this.errors.lost(new Failure(subgraph, Reason.REPORTED), trail.path(field.responseKey()));
			}
		}
	}

	private void fail(Sent sent, Failure failure) {
		RootTarget target = sent.request().root();
		if (target != null) {
			Walk.to(target.path(), this.root, (node, trail) -> {
				node.failure = failure;
				fail(node, target.topFields(), trail, failure);
			});
		}
		sent.lists().forEach((it) -> fail(it, it.representations().all(), failure));
	}

	private void fail(Asked asked, List<List<Occurrence>> lost, Failure failure) {
		for (List<Occurrence> all : lost) {
			all.forEach((it) -> it.node().failure = failure);
		}
		for (Entities part : asked.copy().target().parts()) {
			Walk.to(part.path(), this.root, (node, trail) -> {
				if (failure.equals(node.failure)) {
					fail(node, part.topFields(), trail, failure);
				}
			});
		}
	}

	private void fail(ObjectNode node, List<TopField> fields, Trail trail, Failure failure) {
		for (TopField field : fields) {
			if (node.type == null || field.types().contains(node.type)) {
				this.errors.unavailable(failure, trail.path(field.responseKey()));
			}
		}
	}

	/**
	 * What could not be asked for, since an earlier request failed, is lost with it; what
	 * could not be asked for since a key is null is simply not there. What would have
	 * been asked for with it is lost for the same reason.
	 */
	void incomplete(List<Incomplete> all) {
		Map<Entities, Map<ObjectNode, Failure>> lost = new HashMap<>();
		for (Incomplete incomplete : all) {
			if (incomplete.failure() != null) {
				lost.computeIfAbsent(incomplete.part(), (part) -> new IdentityHashMap<>())
					.put(incomplete.node(), incomplete.failure());
				incomplete.node().failIfWell(incomplete.failure());
			}
			else {
				incomplete.node().unknownToSubgraph = true;
			}
		}
		lost.forEach((part, nodes) -> Walk.to(part.path(), this.root, (node, trail) -> {
			Failure failure = nodes.get(node);
			if (failure != null) {
				fail(node, part.topFields(), trail, failure);
			}
		}));
	}

}
