package sijill.documents;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The documents of the record, who signed them, and what they ask, as a subgraph.
 */
@SpringBootApplication
public class DocumentsApplication {

	public static void main(String[] args) {
		System.setProperty("spring.config.name", "documents");
		SpringApplication.run(DocumentsApplication.class, args);
	}

}
