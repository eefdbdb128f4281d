package sijill.organizations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The organizations of the record and their names, as a subgraph.
 */
@SpringBootApplication
public class OrganizationsApplication {

	public static void main(String[] args) {
		System.setProperty("spring.config.name", "organizations");
		SpringApplication.run(OrganizationsApplication.class, args);
	}

}
