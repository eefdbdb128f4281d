package sijill.platform.example;

import com.mongodb.client.MongoClient;
import sijill.incidents.example.SomeIncident;

/**
 * A class for each way in which platform can break a rule.
 */
final class Violations {

	private Violations() {
	}

	record KnowsAnIncident(SomeIncident incident) {
	}

	record ReadsWhereNobodyLooks(MongoClient client) {
	}

}
