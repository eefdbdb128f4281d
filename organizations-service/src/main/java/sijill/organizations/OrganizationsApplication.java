package sijill.organizations;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The organizations of the record and their names, as a subgraph.
 */
@SpringBootApplication
public class OrganizationsApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(OrganizationsApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "organizations"));
		application.run(args);
	}

}
