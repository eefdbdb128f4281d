package sijill.federation.plan;

import java.util.List;
import java.util.stream.Collectors;

import sijill.federation.plan.EntitiesQuery.Copy;
import sijill.federation.plan.Request.Entities;
import sijill.federation.plan.Request.EntitiesTarget;
import sijill.federation.schema.SupergraphSchema;

/**
 * Writes a plan for people: wave by wave, who is asked what, for the objects at which
 * places.
 */
final class PlanPrinter {

	private PlanPrinter() {
	}

	static String print(List<Request> requests, SupergraphSchema schema) {
		StringBuilder text = new StringBuilder();
		for (Request request : requests) {
			text.append("wave ")
				.append(request.wave() + 1)
				.append(": ")
				.append(schema.subgraphName(request.subgraph()));
			if (!request.dependsOn().isEmpty()) {
				text.append(", after ")
					.append(request.dependsOn().stream().map((it) -> "#" + (it + 1)).collect(Collectors.joining(", ")));
			}
			text.append(" (#").append(request.id() + 1).append(")\n");
			for (EntitiesTarget target : request.entities()) {
				for (Entities part : target.parts()) {
					text.append("  ").append(target.wireName()).append(" of ").append(part.path()).append('\n');
					for (int i = 0; i < part.contexts().size(); i++) {
						text.append("    $")
							.append(new Copy(target, 0).context(i))
							.append(" from ")
							.append(part.path().upTo(part.contexts().get(i).depth()))
							.append('\n');
					}
				}
			}
			text.append(Indented.of(request.query()));
		}
		return text.toString();
	}

	/**
	 * A compact selection, written over several lines.
	 */
	private static final class Indented {

		static String of(String query) {
			StringBuilder text = new StringBuilder();
			int depth = 1;
			int parentheses = 0;
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < query.length(); i++) {
				char c = query.charAt(i);
				parentheses += (c == '(') ? 1 : (c == ')') ? -1 : 0;
				if (parentheses == 0 && c == '{') {
					flush(line.append(line.isEmpty() ? "{" : " {"), depth++, text);
				}
				else if (parentheses == 0 && c == '}') {
					flush(line, depth--, text);
					flush(line.append('}'), depth, text);
				}
				else if (parentheses == 0 && c == ' ' && !line.toString().startsWith("... on")
						&& !line.toString().equals("...")) {
					flush(line, depth, text);
				}
				else {
					line.append(c);
				}
			}
			flush(line, depth, text);
			return text.toString();
		}

		private static void flush(StringBuilder line, int depth, StringBuilder text) {
			if (!line.toString().isBlank()) {
				text.append("  ".repeat(depth)).append(line.toString().strip()).append('\n');
			}
			line.setLength(0);
		}

	}

}
