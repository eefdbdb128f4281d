package sijill.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import sijill.federation.ComposeCommand;

/**
 * One GraphQL schema over any subgraphs. With {@code compose NAME=URL=FILE ...} as its
 * arguments it serves nothing, and writes the supergraph of these schemas instead.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class GatewayApplication {

	/**
	 * Also the name of its configuration file, so that several applications fit into one
	 * JVM.
	 */
	public static final String NAME = "gateway";

	private static final String USAGE = """
			Usage: java -jar gateway.jar --sijill.supergraph=FILE_OR_URL [--SETTING=VALUE ...]
			       java -jar gateway.jar --sijill.subgraphs=NAME=URL,NAME=URL,... [--SETTING=VALUE ...]
			       java -jar gateway.jar compose NAME=URL=FILE ...

			Serves a supergraph, or one that it composes from what the services tell, at /graphql of
			--server.port (8080). All settings are in docs/operations.md. "compose --help" explains the other.
			""";

	public static void main(String[] args) {
		List<String> arguments = Arrays.asList(args);
		if (!arguments.isEmpty() && arguments.getFirst().equals("compose")) {
			ComposeCommand.main(arguments.subList(1, arguments.size()).toArray(String[]::new));
			return;
		}
		if (arguments.contains("--help") || arguments.contains("-h")) {
			System.out.print(USAGE);
			return;
		}
		// Spring would not say a word of what is no setting, such as a value after a
		// space.
		Optional<String> unknown = arguments.stream().filter((it) -> !it.startsWith("--")).findFirst();
		if (unknown.isPresent()) {
			System.err.println("Not a setting: " + unknown.get());
			System.err.print(USAGE);
			System.exit(ComposeCommand.MISUSED);
		}
		SpringApplication application = new SpringApplication(GatewayApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", NAME));
		application.run(args);
	}

}
