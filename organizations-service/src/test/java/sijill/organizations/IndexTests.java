package sijill.organizations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sijill.organizations.organization.OrganizationEntries;
import sijill.platform.test.MongoServer;
import sijill.platform.test.Profile;
import sijill.platform.test.RealMongo;
import sijill.platform.test.RunningService;
import sijill.platform.view.Criteria;
import sijill.platform.view.Order;
import sijill.platform.view.Page;
import sijill.platform.view.PageRequest;
import sijill.platform.view.View;
import sijill.platform.view.Views;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every filter and order over 20,000 organizations: what MongoDB reads of its
 * indexes stays in proportion to what it answers, and where rows are sorted after they
 * were found, below the limit that the table states.
 */
@RealMongo
class IndexTests {

	@RegisterExtension
	static final RunningService service = new RunningService(OrganizationsApplication.class, "organizations");

	private static final int ORGANIZATIONS = 20_000;

	private static final List<String> KINDS = List.of("NGO", "COALITION", "UN_BODY", "COURT", "GOVERNMENT", "MEDIA",
			"OTHER");

	private static final View<?> VIEW = OrganizationEntries.VIEWS.getFirst();

	/** For each filter something common and something rare. */
	private static final Map<String, List<UnaryOperator<Criteria>>> VALUES = Map
		.of("kinds",
				List.of((criteria) -> criteria.in("kinds", List.of("COURT")),
						(criteria) -> criteria.in("kinds", List.of("NGO", "MEDIA", "OTHER"))),
				"countries",
				List.of((criteria) -> criteria.in("countries", List.of("AC")),
						(criteria) -> criteria
							.in("countries", IntStream.range(0, 26).mapToObj(IndexTests::country).toList())),
				"namePrefix",
				List.of((criteria) -> criteria.prefix("namePrefix", "body 77"),
						(criteria) -> criteria.prefix("namePrefix", "body 19999")),
				"within",
				List.of((criteria) -> criteria.ids("within", List.of("org-1", "org-2", "org-19998")),
						(criteria) -> criteria.ids("within",
								IntStream.range(0, 900).mapToObj((i) -> "org-" + i).toList())));

	private static @Nullable Profile profile;

	@BeforeAll
	static void importOrganizations() {
		String[] lines = IntStream.range(0, ORGANIZATIONS).mapToObj(IndexTests::line).toArray(String[]::new);
		assertThat(service.imports(lines).getLast().at("/totals/recorded").intValue()).isEqualTo(ORGANIZATIONS);
		profile = new Profile(MongoServer.shared().uri(), service.database());
	}

	@AfterAll
	static void close() {
		profile().close();
	}

	@Test
	void readsFewKeysForEachRowOfEveryListInEveryOrder() {
		List<String> costly = new ArrayList<>();
		for (Order order : VIEW.orders()) {
			costly.addAll(walk(order, VIEW.criteria(), null));
			for (View.Filter filter : VIEW.filters()) {
				for (UnaryOperator<Criteria> value : Objects.requireNonNull(VALUES.get(filter.name()), filter.name())) {
					costly.addAll(walk(order, value.apply(VIEW.criteria()), filter));
				}
			}
		}
		assertThat(costly).isEmpty();
		assertThat(VIEW.filters()).extracting(View.Filter::name).containsExactlyInAnyOrderElementsOf(VALUES.keySet());
	}

	@Test
	void readsFewKeysForEachPartOfManyOrganizations() {
		assertThat(VIEW.children()).hasSize(1);
		View.Children parts = VIEW.children().getFirst();
		List<String> parents = IntStream.range(0, 20).mapToObj((i) -> "org-" + i).toList();
		var read = profile().read(VIEW.name(), () -> service.bean(Views.class)
			.pages(VIEW, parts.parent(), parents, VIEW.criteria(), parts.order(), new PageRequest(20, null, false)));
		assertThat(read.rows().values()).hasSize(20).allMatch((page) -> page.hasNext());
		assertThat(read.keys()).isLessThan(10 * 20 * 20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "namePrefix: \"body 1\"", "within: [\"org-0\", \"org-1\", \"org-2\"]" })
	void refusesToSortMoreThanTheLimit(String filter) {
		JsonNode error = service.ask("{ organizations(filter: {%s}) { nodes { id } } }".formatted(filter))
			.at("/errors/0");
		assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_REQUEST");
		assertThat(error.at("/message").stringValue()).contains("1000");
	}

	private static List<String> walk(Order order, Criteria criteria, View.@Nullable Filter filter) {
		List<String> costly = new ArrayList<>();
		@Nullable String after = null;
		for (int number = 1; number <= 2; number++) {
			PageRequest request = new PageRequest(20, after, false);
			var read = profile().read(VIEW.name(),
					() -> service.bean(Views.class).page(VIEW, criteria, order, request));
			Page<?> page = read.rows();
			int keys = read.keys();
			Integer limit = (filter != null) ? filter.sortLimit() : null;
			// What is sorted is counted first and then found, and each id costs a seek.
			int most = (limit != null) ? 4 * limit : 10 * page.items().size();
			if (page.items().isEmpty() || keys >= most) {
				costly.add("%s by %s, page %d: %d keys for %d rows".formatted((filter != null) ? filter.name() : "all",
						order.name(), number, keys, page.items().size()));
			}
			if (!page.hasNext()) {
				break;
			}
			after = page.items().getLast().cursor();
		}
		return costly;
	}

	/** Twenty big ones at the top, each with about a thousand parts at several levels. */
	private static String line(int i) {
		String parent = (i < 20) ? "" : "\"parent\":\"org-%d\",".formatted((i % 4 == 0) ? i / 20 : i / 7 % 20);
		return """
				{"kind":"organization","id":"org-%d","fields":{"kind":"%s","country":"%s",%s\
				"names":[{"text":"Body %d","kind":"OFFICIAL"},{"text":"هيئة %d","language":"ar","kind":"ALIAS"}],\
				"provenance":{"verification":"UNVERIFIED"}}}""".formatted(i, KINDS.get(i * 31 % 97 % KINDS.size()),
				country(i * 17 % 211), parent, i, i);
	}

	private static String country(int i) {
		return "A" + (char) ('A' + i % 26);
	}

	private static Profile profile() {
		return Objects.requireNonNull(profile);
	}

}
