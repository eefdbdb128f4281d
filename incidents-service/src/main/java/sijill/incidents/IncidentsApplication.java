package sijill.incidents;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What happened, who investigated it, and who is held responsible by whom, as a subgraph.
 */
@SpringBootApplication
public class IncidentsApplication {

	public static void main(String[] args) {
		System.setProperty("spring.config.name", "incidents");
		SpringApplication.run(IncidentsApplication.class, args);
	}

}
