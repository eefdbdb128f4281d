package sijill.documents;

import java.time.LocalDate;
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
import sijill.platform.date.DateRange;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every filter and order of every view over 20,000 documents: what MongoDB reads of
 * its indexes stays in proportion to what it answers.
 */
@RealMongo
class IndexTests {

	@RegisterExtension
	static final RunningService service = new RunningService(DocumentsApplication.class, "documents");

	private static final int DOCUMENTS = 20_000;

	private static final int NAMES = 40;

	private static final PageRequest PAGE = new PageRequest(20, null, false);

	/** For each filter something common and something rare. */
	private static final Map<String, List<UnaryOperator<Criteria>>> VALUES = Map.of("kinds",
			List.of((criteria) -> criteria.in("kinds", List.of("REPORT")),
					(criteria) -> criteria.in("kinds", List.of("REPORT", "LETTER", "DECISION"))),
			"published",
			List.of((criteria) -> criteria.overlaps("published", range("2015-03-01", "2015-03-31")),
					(criteria) -> criteria.overlaps("published", range("2013-01-01", "2017-12-31")),
					(criteria) -> criteria.overlaps("published", new DateRange(null, LocalDate.parse("2012-01-31")))),
			"publishers", names("publishers", "org-"), "signatories", names("signatories", "org-"), "addressees",
			names("addressees", "org-"), "incidents", names("incidents", "inc-"), "symbol",
			List.of((criteria) -> criteria.eq("symbol", "S/2017/9")), "languages",
			List.of((criteria) -> criteria.in("languages", List.of("fr")),
					(criteria) -> criteria.in("languages", List.of("en", "ar", "zh"))),
			"documents",
			List.of((criteria) -> criteria.in("documents", List.of("doc-00007", "doc-00008", "doc-00009"))));

	private static @Nullable Profile profile;

	@BeforeAll
	static void importEntries() {
		List<GeneratedDocument> all = GeneratedDocument.many(DOCUMENTS, NAMES, 7);
		for (int from = 0; from < DOCUMENTS; from += 5_000) {
			service
				.imports(all.subList(from, from + 5_000).stream().map(GeneratedDocument::line).toArray(String[]::new));
		}
		profile = new Profile(MongoServer.shared().uri(), service.database());
	}

	@AfterAll
	static void close() {
		profile().close();
	}

	@Test
	void readsFewKeysForEachRowOfEveryListInEveryOrder() {
		List<String> costly = new ArrayList<>();
		for (View<?> view : DocumentsConfiguration.VIEWS) {
			for (Order order : view.orders()) {
				costly.addAll(page(view, order, view.criteria(), "all"));
				for (View.Filter filter : view.filters()) {
					for (UnaryOperator<Criteria> value : values(filter)) {
						costly.addAll(page(view, order, value.apply(view.criteria()), filter.name()));
					}
				}
			}
		}
		assertThat(costly).isEmpty();
	}

	@Test
	void readsFewKeysForEachRowUnderParents() {
		List<String> costly = new ArrayList<>();
		for (View<?> view : DocumentsConfiguration.VIEWS) {
			for (View.Children list : view.children()) {
				costly.addAll(pages(view, list, view.criteria(), "all"));
				for (View.Filter filter : list.filters()) {
					for (UnaryOperator<Criteria> value : values(filter)) {
						costly.addAll(pages(view, list, value.apply(view.criteria()), filter.name()));
					}
				}
			}
		}
		assertThat(costly).isEmpty();
	}

	private static List<String> page(View<?> view, Order order, Criteria criteria, String filter) {
		Views views = service.bean(Views.class);
		String what = "%s by %s of %s".formatted(filter, order.name(), view);
		Profile.Read<Page<?>> read = profile().read(view.name(), () -> views.page(view, criteria, order, PAGE));
		Page<?> first = read.rows();
		List<String> costly = new ArrayList<>(judge(what, read.keys(), first.items().size(), 1));
		if (first.hasNext()) {
			PageRequest next = new PageRequest(20, first.items().getLast().cursor(), false);
			read = profile().read(view.name(), () -> views.page(view, criteria, order, next));
			costly.addAll(judge(what + ", second page", read.keys(), read.rows().items().size(), 1));
		}
		return costly;
	}

	private static List<String> pages(View<?> view, View.Children list, Criteria criteria, String filter) {
		String prefix = switch (list.parent()) {
			case "incident", "inStatement" -> "inc-";
			case "organization", "addressee" -> "org-";
			default -> "doc-000";
		};
		List<String> parents = IntStream.range(10, 30).mapToObj((i) -> prefix + i).toList();
		// A join cannot be told its index, and MongoDB keeps the plan of an earlier
		// query.
		profile().forgetPlans(view.name());
		var read = profile().read(view.name(),
				() -> service.bean(Views.class).pages(view, list.parent(), parents, criteria, list.order(), PAGE));
		int rows = read.rows().values().stream().mapToInt((page) -> page.items().size()).sum();
		return judge("%s under %s of %s".formatted(filter, list.parent(), view), read.keys(), rows, parents.size());
	}

	/**
	 * @param lists how many lists were begun: each costs some keys, also where it is
	 * empty
	 */
	private static List<String> judge(String what, int keys, int rows, int lists) {
		boolean cheap = keys < 10 * Math.max(rows, lists);
		return cheap ? List.of() : List.of("%s: %d keys for %d rows".formatted(what, keys, rows));
	}

	private static List<UnaryOperator<Criteria>> values(View.Filter filter) {
		return Objects.requireNonNull(VALUES.get(filter.name()), "no value for " + filter.name());
	}

	private static List<UnaryOperator<Criteria>> names(String filter, String prefix) {
		return List.of((criteria) -> criteria.in(filter, List.of(prefix + 7)),
				(criteria) -> criteria.in(filter, IntStream.range(0, 20).mapToObj((i) -> prefix + i).toList()));
	}

	private static DateRange range(String from, String to) {
		return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
	}

	private static Profile profile() {
		return Objects.requireNonNull(profile);
	}

}
