package sijill.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import sijill.incidents.attribution.ContestationKind;
import sijill.incidents.incident.AttributionStatus;
import sijill.incidents.incident.ChemicalAgent;
import sijill.incidents.incident.DeliveryMethod;
import sijill.incidents.incident.UseStatus;
import sijill.incidents.investigation.InvestigationStatus;
import sijill.incidents.proof.ProofLevel;
import sijill.platform.date.DateRange;
import sijill.platform.test.MongoServer;
import sijill.platform.test.Profile;
import sijill.platform.test.RealMongo;
import sijill.platform.test.RunningService;
import sijill.platform.view.Criteria;
import sijill.platform.view.Order;
import sijill.platform.view.Page;
import sijill.platform.view.PageRequest;
import sijill.platform.projection.ReadModel;
import sijill.platform.view.View;
import sijill.platform.view.Views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Walks the table of lists: each filter, parent and order of each view is served by an
 * index, so that MongoDB examines fewer than ten times the keys that it returns. Long,
 * because the entries and the values of every filter stand here.
 */
@RealMongo
class IndexTests {

	private static final int INCIDENTS = 6_000;

	private static final int INVESTIGATIONS = 3_000;

	private static final int FINDINGS = 4_000;

	private static final int ATTRIBUTIONS = 7_000;

	private static final String PROVENANCE = "\"provenance\":{\"verification\":\"UNVERIFIED\"}";

	@RegisterExtension
	static final RunningService service = new RunningService(IncidentsApplication.class, "incidents");

	/**
	 * What each filter is asked for, by view and name.
	 */
	private static final Map<String, List<Function<Criteria, Criteria>>> VALUES = new TreeMap<>();

	static {
		values("incidents.occurred", dates("occurred"));
		values("incidents.agents", in("agents", ChemicalAgent.SARIN),
				in("agents", ChemicalAgent.SARIN, ChemicalAgent.CHLORINE));
		values("incidents.deliveryMethods", in("deliveryMethods", DeliveryMethod.BARREL_BOMB));
		values("incidents.countries", in("countries", "IQ"), in("countries", "SY", "IQ"));
		values("incidents.admin1", in("admin1", "Region 7"));
		values("incidents.gazetteerCodes", in("gazetteerCodes", "C17", "C18"));
		values("incidents.useStatuses", in("useStatuses", UseStatus.LIKELY, UseStatus.CONFIRMED));
		values("incidents.attributionStatuses", in("attributionStatuses", AttributionStatus.BY_BODY));
		values("incidents.contested", (criteria) -> criteria.eq("contested", true),
				(criteria) -> criteria.eq("contested", false));
		values("incidents.investigatedBy", in("investigatedBy", "org-3"));
		values("incidents.accused", in("accused", "org-4", "org-5"));
		values("incidents.claimants", in("claimants", "org-6"));
		values("incidents.series", in("series", "series-1"));
		values("investigations.bodies", in("bodies", "org-3"));
		values("investigations.incidents", in("incidents", "inc-100", "inc-200"));
		values("investigations.statuses", in("statuses", InvestigationStatus.OPEN));
		values("investigations.opened", dates("opened"));
		values("attributions.accused", in("accused", "org-4", "org-5"));
		values("attributions.claimants", in("claimants", "org-6"));
		values("attributions.incidents", in("incidents", "inc-10", "inc-20"));
		values("attributions.proofLevels", in("proofLevels", ProofLevel.CLEAR_AND_CONVINCING));
		values("attributions.contested", (criteria) -> criteria.eq("contested", true));
		values("attributions.claimed", dates("claimed"));
	}

	private static Profile profile;

	@BeforeAll
	static void importTwentyThousandEntries() {
		profile = new Profile(MongoServer.shared().uri(), service.database());
		importAll(5, (i) -> line("series", "series-" + i, "\"title\":\"S\"," + PROVENANCE));
		importAll(INCIDENTS, IndexTests::incident);
		importAll(INVESTIGATIONS, (i) -> line("investigation", "inv-" + i,
				"\"title\":\"T\",\"status\":\"%s\",\"body\":\"org-%d\",\"opened\":\"%s\",\"incidents\":[\"inc-%d\",\"inc-%d\"],%s"
					.formatted(one(InvestigationStatus.values(), i), i % 50, day(i), i, i + 1, PROVENANCE)));
		importAll(FINDINGS, (i) -> line("finding", "fnd-" + i,
				"\"investigation\":\"inv-%d\",\"incidents\":[\"inc-%d\"],\"statement\":\"S\",\"conclusion\":\"UNKNOWN\",\"document\":\"doc-%d\",\"published\":\"%s\""
					.formatted(i % 100, i % 100, i % 50, day(i))));
		importAll(ATTRIBUTIONS, (i) -> line("attribution", "att-" + i,
				"\"incident\":\"inc-%d\",\"accused\":[\"org-%d\",\"org-%d\"],\"claimant\":\"org-%d\",\"document\":\"doc-%d\",\"finding\":\"fnd-%d\",\"standardOfProof\":\"%s\",\"claimed\":\"%s\",\"contestations\":[%s],%s"
					.formatted(i % 50, i % 40, i % 40 + 1, i % 30, i % 60, i % 70,
							(i % 3 == 0) ? "clear and convincing evidence" : "confident", day(i),
							(i % 4 == 0) ? "{\"id\":\"c\",\"by\":\"org-%d\",\"kind\":\"%s\",\"statement\":\"No\"}"
								.formatted(i % 20, one(ContestationKind.values(), i)) : "",
							PROVENANCE)));
	}

	@AfterAll
	static void close() {
		profile.close();
	}

	@TestFactory
	Stream<DynamicTest> servesEveryFilterInEveryOrder() {
		Views views = service.bean(Views.class);
		List<DynamicTest> tests = new ArrayList<>();
		Set<String> walked = new TreeSet<>();
		for (View<?> view : service.bean(ReadModel.class).views()) {
			for (Order order : view.orders()) {
				tests.add(test("%s by %s".formatted(view, order.name()), view, (after) -> List
					.of(views.page(view, view.criteria(), order, new PageRequest(20, after, false)))));
				for (View.Filter filter : view.filters()) {
					String name = "%s.%s".formatted(view, filter.name());
					walked.add(name);
					VALUES.getOrDefault(name, List.of())
						.forEach((value) -> tests
							.add(test("%s by %s".formatted(name, order.name()), view, (after) -> List.of(views
								.page(view, value.apply(view.criteria()), order, new PageRequest(20, after, false))))));
				}
			}
		}
		tests.add(dynamicTest("every filter was walked", () -> assertThat(VALUES.keySet()).isEqualTo(walked)));
		return tests.stream();
	}

	@TestFactory
	Stream<DynamicTest> servesEveryListOfAParent() {
		Views views = service.bean(Views.class);
		List<DynamicTest> tests = new ArrayList<>();
		for (View<?> view : service.bean(ReadModel.class).views()) {
			for (View.Children list : view.children()) {
				List<String> parents = profile.biggest(view.name(), list.parent());
				tests.add(children(views, view, list, parents, "all", (criteria) -> criteria));
				for (View.Filter filter : list.filters()) {
					VALUES.getOrDefault("%s.%s".formatted(view, filter.name()), List.of())
						.forEach((value) -> tests.add(children(views, view, list, parents, filter.name(), value)));
				}
			}
		}
		return tests.stream();
	}

	private static DynamicTest children(Views views, View<?> view, View.Children list, List<String> parents,
			String filter, Function<Criteria, Criteria> value) {
		return test("%s of %s by %s".formatted(view, list.parent(), filter), view, (after) -> {
			profile.forgetPlans(view.name());
			return List.copyOf(
					views
						.pages(view, list.parent(), parents, value.apply(view.criteria()), list.order(),
								new PageRequest(20, after, false))
						.values());
		});
	}

	/**
	 * Reads the first page, and the one after it.
	 */
	private static DynamicTest test(String name, View<?> view, Function<@Nullable String, List<Page<?>>> read) {
		return dynamicTest(name, () -> {
			var first = profile.read(view.name(), () -> read.apply(null));
			assertThat(first.keys()).isLessThan(10 * rows(first.rows()));
			Page<?> page = first.rows().stream().max(Comparator.comparing(Page::hasNext)).orElseThrow();
			if (page.hasNext()) {
				String cursor = page.items().getLast().cursor();
				var next = profile.read(view.name(), () -> read.apply(cursor));
				assertThat(next.keys()).isLessThan(10 * rows(next.rows()));
			}
		});
	}

	/**
	 * How many rows were answered; a list that is empty is looked at too.
	 */
	private static int rows(List<Page<?>> pages) {
		return pages.stream().mapToInt((page) -> Math.max(1, page.items().size())).sum();
	}

	private static String incident(int i) {
		return line("incident", "inc-" + i,
				"\"title\":\"T\",\"occurred\":\"%s\",\"location\":{\"name\":\"N\",\"admin1\":\"Region %d\",\"country\":\"%s\",\"precision\":\"NONE\",\"gazetteerCode\":\"C%d\"},\"agents\":[\"%s\",\"OTHER\"],\"deliveryMethods\":[\"%s\"],\"useStatus\":\"%s\",\"attributionStatus\":\"%s\",\"series\":\"series-%d\",%s"
					.formatted((i % 7 == 0) ? day(i).substring(0, 7) : (i % 11 == 0) ? day(i).substring(0, 4) : day(i),
							i % 14, (i % 9 == 0) ? "IQ" : "SY", i % 300, one(ChemicalAgent.values(), i % 5),
							one(DeliveryMethod.values(), i), one(UseStatus.values(), i),
							one(AttributionStatus.values(), i), i % 5, PROVENANCE));
	}

	private static String day(int i) {
		return LocalDate.of(2011, 1, 1).plusDays((i * 7919L) % 4_000).toString();
	}

	private static <E extends Enum<E>> String one(E[] values, int i) {
		return values[i % values.length].name();
	}

	private static String line(String kind, String id, String fields) {
		return "{\"kind\":\"%s\",\"id\":\"%s\",\"fields\":{%s}}".formatted(kind, id, fields);
	}

	private static void importAll(int count, IntFunction<String> line) {
		String[] lines = IntStream.range(0, count).mapToObj(line).toArray(String[]::new);
		assertThat(service.imports(lines).getLast().at("/totals/recorded").asInt()).isEqualTo(count);
	}

	@SafeVarargs
	private static void values(String filter, Function<Criteria, Criteria>... values) {
		List<Function<Criteria, Criteria>> all = new ArrayList<>();
		for (Function<Criteria, Criteria> value : values) {
			all.add(value);
		}
		VALUES.put(filter, all);
	}

	private static Function<Criteria, Criteria> in(String filter, Object... values) {
		return (criteria) -> criteria.in(filter, List.of(values));
	}

	@SuppressWarnings("unchecked")
	private static Function<Criteria, Criteria>[] dates(String filter) {
		return Stream
			.of(new DateRange(LocalDate.of(2015, 3, 10), LocalDate.of(2015, 4, 20)),
					new DateRange(LocalDate.of(2014, 1, 1), LocalDate.of(2016, 12, 31)),
					new DateRange(LocalDate.of(1950, 1, 1), LocalDate.of(2020, 12, 31)),
					new DateRange(LocalDate.of(2016, 6, 1), null), new DateRange(null, LocalDate.of(2013, 2, 1)))
			.<Function<Criteria, Criteria>>map((range) -> (criteria) -> criteria.overlaps(filter, range))
			.toArray(Function[]::new);
	}

}
