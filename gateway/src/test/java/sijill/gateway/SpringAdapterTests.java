package sijill.gateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;

class SpringAdapterTests {

	private static final Library library = new Library();

	@SuppressWarnings("NullAway.Init")
	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway.start("sijill.subgraphs=" + library.addresses()).ready();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		library.close();
	}

	@Test
	void answersTheTransportsOfSpring() {
		ExecutionGraphQlServiceTester.create(gateway.bean(ExecutionGraphQlService.class))
			.document("query ($id: ID!) { book(id: $id) { title rating } }")
			.variable("id", "2")
			.execute()
			.path("book.title")
			.entity(String.class)
			.isEqualTo("Cities of Salt")
			.path("book.rating")
			.entity(Double.class)
			.isEqualTo(4.5);
	}

}
