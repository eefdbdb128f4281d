package sijill.federation.limits;

import java.util.Map;
import java.util.Optional;

import graphql.introspection.IntrospectionQuery;
import graphql.parser.exceptions.ParseCancelledException;
import org.junit.jupiter.api.Test;

import sijill.federation.oracle.DesignGraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentLimitsTests {

	private final DocumentLimits limits = new DocumentLimits(Limits.DEFAULTS);

	@Test
	void allowsTheFlagshipQueryAndIntrospectionWithRoomToSpare() {
		Limits half = new Limits(5_000, 15, 1_000, 100, 25, 100, 25_000, null, 20);
		assertThat(new DocumentLimits(half).check(this.limits.parse(DesignGraph.flagship()), null, Map.of())).isEmpty();
		assertThat(new DocumentLimits(half).check(this.limits.parse(IntrospectionQuery.INTROSPECTION_QUERY), null,
				Map.of()))
			.isEmpty();
	}

	@Test
	void countsAFragmentAtEverySpread() {
		assertThat(check("{ a { ...F } b { ...F } } fragment F on T { x y z }", 3, 7))
			.contains(new LimitViolation("fields", 7, 8));
		assertThat(check("{ a { ...F } b { ...F } } fragment F on T { x y z }", 3, 8)).isEmpty();
		assertThat(check("{ a { ...F ...F } b { ...F } } fragment F on T { x y z }", 3, 10))
			.contains(new LimitViolation("fields", 10, 11));
	}

	@Test
	void countsDirectivesWhereverTheyStand() {
		assertThat(check("query @a { x @b { ...F @c } ... @d { y } } fragment F on T { z }", 3, 10)).isEmpty();
		assertThat(check("query @a { x @b @b { ...F @c } ... @d { y } } fragment F on T { z }", 3, 10))
			.contains(new LimitViolation("directives", 4, 5));
		assertThat(check("{ x { ...F ...F } y { ...F } } fragment F on T { z @a @b }", 3, 10))
			.contains(new LimitViolation("directives", 4, 6));
		assertThat(check("query($a: Int @a @b @c @d @e) { x }", 3, 10))
			.contains(new LimitViolation("directives", 4, 5));
	}

	@Test
	void refusesEndlessListsOfListsBeforeTheyAreParsed() {
		String types = "query($a: " + "[".repeat(4_900) + "Int" + "]".repeat(4_900) + ") { x }";
		assertThatExceptionOfType(NestedTooDeeplyException.class).isThrownBy(() -> this.limits.parse(types))
			.withMessageContaining("line 1 column 510");
		this.limits.parse("{ x(a: \"" + "[".repeat(600) + "\", b: \"\"\"" + "{".repeat(600) + "\"\"\") } #"
				+ "(".repeat(600) + "\n");
	}

	@Test
	void refusesAFragmentBombInNoTime() {
		StringBuilder bomb = new StringBuilder("{ ...F0 }");
		for (int i = 0; i < 100; i++) {
			bomb.append(" fragment F").append(i).append(" on Query { ...F").append(i + 1).append(" ...F").append(i + 1);
			bomb.append(" }");
		}
		bomb.append(" fragment F100 on Query { x }");
		assertThat(this.limits.check(this.limits.parse(bomb.toString()), null, Map.of()))
			.contains(new LimitViolation("rootFields", 50, Long.MAX_VALUE));
	}

	@Test
	void leavesFragmentsThatContainThemselvesToValidation() {
		assertThat(this.limits.check(
				this.limits.parse("{ ...A } fragment A on T { b { ...B } } fragment B on T { ...A }"), null, Map.of()))
			.isEmpty();
	}

	@Test
	void multipliesNestedPagesByLiteralVariableAndDefault() {
		String query = "query($n: Int = 50) { a(first: 100) { nodes { b(last: $n) { nodes { x } } c { edges { y } } } } }";
		assertThat(entries(query, Map.of())).isEqualTo(100 * (1 + 50 + 20));
		assertThat(entries(query, Map.of("n", 10))).isEqualTo(100 * (1 + 10 + 20));
		assertThat(entries("{ a(first: 99999999999999999999) { nodes { x } } }", Map.of())).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void stopsAtTheFirstTokenTooMany() {
		DocumentLimits few = new DocumentLimits(new Limits(10, 30, 30, 30, 30, 30, 30, null, 20));
		assertThatExceptionOfType(ParseCancelledException.class)
			.isThrownBy(() -> few.parse("{ a a a a a a a a a a a }"));
	}

	private long entries(String query, Map<String, Integer> variables) {
		DocumentLimits none = new DocumentLimits(new Limits(1_000, 30, 100, 30, 30, 30, 0, null, 20));
		return none.check(none.parse(query), null, variables).orElseThrow().value();
	}

	private Optional<LimitViolation> check(String query, int depth, int fields) {
		DocumentLimits own = new DocumentLimits(new Limits(1_000, depth, fields, 30, 30, 4, 1_000, null, 20));
		return own.check(own.parse(query), null, Map.of());
	}

}
