package sijill.federation.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;

/**
 * The graph of the project's design, as the three services serve it.
 */
public final class DesignGraph {

	static final Set<String> ENTITIES = Set.of("Incident", "Document", "Organization", "Source", "CallToAction",
			"IncidentSeries", "Investigation", "Finding", "Attribution");

	private DesignGraph() {
	}

	/**
	 * The SDL of each service, by its name.
	 */
	public static Map<String, String> sdls() {
		Map<String, String> sdls = new LinkedHashMap<>();
		for (String name : new String[] { "incidents", "documents", "organizations" }) {
			sdls.put(name, read("shared.graphqls") + read(name + ".graphqls"));
		}
		return sdls;
	}

	/**
	 * The fields ({@code Type.field}) of entities and roots that only one service
	 * resolves.
	 */
	static Set<String> ownFields(String service) {
		Set<String> fields = new TreeSet<>();
		for (var type : Parser.parse(Objects.requireNonNull(sdls().get(service)))
			.getDefinitionsOfType(ObjectTypeDefinition.class)) {
			if (ENTITIES.contains(type.getName()) || type.getName().equals("Query")) {
				type.getFieldDefinitions()
					.stream()
					.filter((it) -> !it.getName().equals("id"))
					.forEach((it) -> fields.add(type.getName() + "." + it.getName()));
			}
		}
		return fields;
	}

	public static String flagship() {
		return read("flagship.graphql");
	}

	private static String read(String file) {
		try (InputStream in = Objects.requireNonNull(DesignGraph.class.getResourceAsStream("/graph/" + file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
