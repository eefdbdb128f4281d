package sijill.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

	public static void main(String[] args) {
		List<String> arguments = Arrays.asList(args);
		if (!arguments.isEmpty() && arguments.getFirst().equals("compose")) {
			ComposeCommand.main(arguments.subList(1, arguments.size()).toArray(String[]::new));
			return;
		}
		SpringApplication application = new SpringApplication(GatewayApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", NAME));
		application.run(args);
	}

}
