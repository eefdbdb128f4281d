package sijill.incidents;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines to import.
 */
final class Lines {

	static final String PROVENANCE = "\"provenance\": {\"verification\": \"UNVERIFIED\"}";

	static final String INCIDENT = "\"title\": \"T\", \"occurred\": \"2018-04-07\", \"location\": {\"name\": \"N\", \"country\": \"SY\", \"precision\": \"NONE\"}, \"useStatus\": \"ALLEGED\", \"attributionStatus\": \"NONE\", "
			+ PROVENANCE;

	static final String INVESTIGATION = "\"title\": \"T\", \"status\": \"OPEN\", " + PROVENANCE;

	static final String ATTRIBUTION = "\"incident\": \"inc-base\", \"accusedAsStated\": \"somebody\", " + PROVENANCE;

	private Lines() {
	}

	static String line(String kind, String id, String fields) {
		return "{\"kind\": \"%s\", \"id\": \"%s\", \"fields\": {%s}}".formatted(kind, id, fields);
	}

	/**
	 * These fields, with some of them replaced.
	 */
	static String with(String fields, String replaced) {
		ObjectNode all = (ObjectNode) JsonMapper.shared().readTree("{" + fields + "}");
		all.setAll((ObjectNode) JsonMapper.shared().readTree("{" + replaced + "}"));
		String text = all.toString();
		return text.substring(1, text.length() - 1);
	}

}
