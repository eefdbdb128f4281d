package sijill.gateway;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * One GraphQL schema over any subgraphs.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class GatewayApplication {

	/**
	 * Also the name of its configuration file, so that several applications fit into one
	 * JVM.
	 */
	public static final String NAME = "gateway";

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(GatewayApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", NAME));
		application.run(args);
	}

}
