package sijill.platform.notes;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import sijill.platform.projection.ReadModel;

/**
 * The smallest service: it takes imports and serves no graph.
 */
@SpringBootApplication(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
public class NotesApplication {

	@Bean
	ReadModel notes() {
		return Notes.model();
	}

}
