package sijill.federation.execute;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import sijill.federation.execute.Sent.Asked;
import sijill.federation.plan.EntitiesQuery;
import sijill.federation.plan.EntitiesQuery.Copy;
import sijill.federation.plan.Request;
import sijill.federation.plan.Request.EntitiesTarget;

/**
 * Writes what is sent for the requests of a plan, with what is known by then.
 */
final class Preparation {

	/** Services bound how many fields a request may have under names of its own. */
	private static final int MOST_LISTS = 50;

	private final ExecutablePlan executable;

	private final ObjectNode root;

	private final Merger merger;

	private final Map<String, @Nullable Object> variables;

	Preparation(ExecutablePlan executable, ObjectNode root, Merger merger, Map<String, @Nullable Object> variables) {
		this.executable = executable;
		this.root = root;
		this.merger = merger;
		this.variables = variables;
	}

	/**
	 * The body of the request that everything else waits for.
	 */
	byte[] first() {
		return planned(this.executable.plan().requests().getFirst(), List.of()).body();
	}

	/**
	 * What to send for a request: usually one call, none where it has nothing to ask, and
	 * several where entities need more lists of their own than fit into one.
	 */
	List<Sent> of(Request request) {
		if (request.root() != null) {
			return this.merger.hasObjects(request.root()) ? List.of(planned(request, List.of())) : List.of();
		}
		List<Gathered> gathered = request.entities().stream().map((it) -> Gathered.of(it, this.root)).toList();
		if (request.apart() != null && !gathered.stream().allMatch((it) -> it.incomplete().isEmpty())) {
			return of(request.apart());
		}
		List<Asked> lists = new ArrayList<>();
		for (int i = 0; i < gathered.size(); i++) {
			this.merger.incomplete(gathered.get(i).incomplete());
			EntitiesTarget target = request.entities().get(i);
			gathered.get(i).lists().forEach((it) -> lists.add(new Asked(new Copy(target, 0), it)));
		}
		boolean asPlanned = gathered.stream().allMatch((it) -> it.lists().size() == 1);
		List<Asked> filled = lists.stream().filter((it) -> !it.representations().isEmpty()).toList();
		if (filled.isEmpty()) {
			return List.of();
		}
		return asPlanned ? List.of(planned(request, lists)) : inParts(request, filled);
	}

	private Sent planned(Request request, List<Asked> lists) {
		return new Sent(request, lists, body(this.executable.headOf(request), request.variables(), lists));
	}

	private List<Sent> inParts(Request request, List<Asked> lists) {
		List<Sent> parts = new ArrayList<>();
		for (int from = 0; from < lists.size(); from += MOST_LISTS) {
			List<Asked> part = new ArrayList<>();
			Map<String, Integer> copies = new HashMap<>();
			for (Asked list : lists.subList(from, Math.min(from + MOST_LISTS, lists.size()))) {
				EntitiesTarget target = list.copy().target();
				int number = copies.merge(target.wireName(), 1, Integer::sum) - 1;
				part.add(new Asked(new Copy(target, number), list.representations()));
			}
			List<Copy> written = part.stream().map(Asked::copy).toList();
			byte[] head = ExecutablePlan.head(EntitiesQuery.text(request.definitions(), written));
			parts.add(new Sent(request, part, body(head, EntitiesQuery.variables(written), part)));
		}
		return parts;
	}

	private byte[] body(byte[] head, Set<String> declared, List<Asked> lists) {
		JsonWriter body = new JsonWriter(head.length + 256);
		body.raw(head);
		char before = '{';
		if (!declared.isEmpty() || !lists.isEmpty()) {
			body.raw(",\"variables\":");
			for (String variable : declared) {
				if (this.variables.containsKey(variable)) {
					body.sign(before).string(variable).sign(':').value(this.variables.get(variable));
					before = ',';
				}
			}
			for (Asked list : lists) {
				body.sign(before).string(list.copy().variable()).sign(':');
				list.representations().writeTo(body);
				before = ',';
				List<ByteBuffer> fromAbove = list.representations().fromAbove();
				for (int i = 0; i < fromAbove.size(); i++) {
					body.sign(before).string(list.copy().context(i)).sign(':').raw(fromAbove.get(i).array());
				}
			}
			if (before == '{') {
				body.sign('{');
			}
			body.sign('}');
		}
		return body.sign('}').toBytes();
	}

}
