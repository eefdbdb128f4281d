package sijill.platform.imports;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes NDJSON at {@code POST /imports} and streams back a line for each rejected row,
 * then the totals. Only inside the platform's network: the gateway has no route to it.
 */
@Controller
final class ImportController {

	private static final String NDJSON = "application/x-ndjson";

	private final Importer importer;

	ImportController(Importer importer) {
		this.importer = importer;
	}

	@PostMapping(path = "/imports", consumes = { NDJSON, "application/jsonl" })
	void importEntries(HttpServletRequest request, HttpServletResponse response)
			throws IOException, InterruptedException {
		response.setContentType(NDJSON);
		response.setCharacterEncoding("UTF-8");
		try (Results results = new Results(response.getOutputStream())) {
			this.importer.run(request.getInputStream(), results);
		}
	}

}
