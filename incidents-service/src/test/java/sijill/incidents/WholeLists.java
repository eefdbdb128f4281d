package sijill.incidents;

import java.util.ArrayList;
import java.util.List;

import sijill.platform.test.RunningService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads whole lists of {@code Query}, and checks each page on the way.
 */
record WholeLists(RunningService service) {

	/**
	 * All ids of a list, read in pages of seven.
	 */
	List<String> idsOf(String list, String filter, String more) {
		List<String> ids = new ArrayList<>();
		String after = "";
		while (true) {
			JsonNode page = this.service.data(
					"{ %s(filter: {%s} %s first: 7 %s) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
						.formatted(list, filter, more, after))
				.get(list);
			List<String> nodes = page.get("nodes").findValuesAsString("id");
			assertThat(page.get("edges").findValuesAsString("id")).isEqualTo(nodes);
			assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(!after.isEmpty());
			ids.addAll(nodes);
			if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
				return ids;
			}
			assertThat(nodes).hasSize(7);
			assertThat(page.at("/pageInfo/startCursor")).isEqualTo(page.at("/edges/0/cursor"));
			assertThat(page.at("/pageInfo/endCursor")).isEqualTo(page.at("/edges/6/cursor"));
			after = "after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
		}
	}

	int total(String list, String filter) {
		return this.service.data("{ %s(filter: {%s} first: 0) { totalCount } }".formatted(list, filter))
			.at("/%s/totalCount".formatted(list))
			.asInt();
	}

}
