package sijill.federation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import sijill.federation.oracle.DesignGraph;
import sijill.federation.schema.TypeRef;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decision 13: nullable at every joint between services, and only there.
 */
class JointTests {

	/** Which service an entity is at home in; the others refer to it, or add to it. */
	private static final Map<String, String> HOMES = Map.of("Incident", "incidents", "Investigation", "incidents",
			"Finding", "incidents", "Attribution", "incidents", "IncidentSeries", "incidents", "Document", "documents",
			"CallToAction", "documents", "Source", "documents", "Organization", "organizations");

	@Test
	void isNullableAtEveryJoint() {
		List<String> strict = new ArrayList<>();
		eachField((service, type, field, ref) -> {
			boolean added = isJointByType(type, service) && !field.getName().equals("id");
			boolean root = type.equals("Query");
			if ((added || root) && ref.nonNull()) {
				strict.add(service + ": " + type + "." + field.getName() + ": " + ref);
			}
			if (isJointByType(ref.baseName(), service) && innermost(ref).nonNull()) {
				strict.add(service + ": " + type + "." + field.getName() + ": " + ref);
			}
		});
		assertThat(strict).isEmpty();
	}

	@Test
	void isStrictInsideOneService() {
		List<String> loose = new ArrayList<>();
		eachField((service, type, field, ref) -> {
			boolean joint = isJointByType(ref.baseName(), service) || type.equals("Query")
					|| field.getName().equals("sources");
			if (ref.item() != null && !joint && !innermost(ref).nonNull()) {
				loose.add(service + ": " + type + "." + field.getName() + ": " + ref);
			}
		});
		// who voted how is organizations by another service; their list may be unknown
		assertThat(loose).isEmpty();
	}

	private static boolean isJointByType(String type, String service) {
		String home = HOMES.get(type);
		return home != null && !home.equals(service);
	}

	private static TypeRef innermost(TypeRef type) {
		TypeRef inner = type;
		while (inner.item() != null) {
			inner = Objects.requireNonNull(inner.item());
		}
		return inner;
	}

	private interface Visitor {

		void visit(String service, String type, FieldDefinition field, TypeRef ref);

	}

	private static void eachField(Visitor visitor) {
		Map<String, @Nullable Object> seen = new LinkedHashMap<>();
		DesignGraph.sdls().forEach((service, sdl) -> {
			for (var type : Parser.parse(sdl).getDefinitionsOfType(ObjectTypeDefinition.class)) {
				for (FieldDefinition field : type.getFieldDefinitions()) {
					seen.put(type.getName() + "." + field.getName(), null);
					visitor.visit(service, type.getName(), field, TypeRef.of(field.getType()));
				}
			}
		});
		assertThat(seen).hasSizeGreaterThan(150);
	}

}
