package sijill.federation.schema;

import java.util.HashMap;
import java.util.Map;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.SupergraphException;
import sijill.federation.schema.FieldSet.FieldItem;
import sijill.federation.schema.FieldSet.OnType;

/**
 * The fields of a supergraph's types, which is all that keys, requirements and provided
 * fields can name.
 */
final class KnownFields {

	/** By type and field, the name of the field's own type. */
	private final Map<String, Map<String, String>> types = new HashMap<>();

	KnownFields(Document document) {
		for (ImplementingTypeDefinition<?> type : document.getDefinitionsOfType(ImplementingTypeDefinition.class)) {
			Map<String, String> fields = this.types.computeIfAbsent(type.getName(), (name) -> new HashMap<>());
			for (FieldDefinition field : type.getFieldDefinitions()) {
				fields.put(field.getName(), TypeRef.of(field.getType()).baseName());
			}
		}
	}

	/**
	 * The field set of a directive, about fields of a type; null where it has none.
	 * @throws SupergraphException where it names a field that there is not
	 */
	@Nullable FieldSet read(Applied directive, String argument, String type) {
		FieldSet fields = directive.fieldSet(argument);
		if (fields != null) {
			check(fields, type, directive, argument);
		}
		return fields;
	}

	private void check(FieldSet fields, String type, Applied directive, String argument) {
		Map<String, String> known = this.types.getOrDefault(type, Map.of());
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case OnType on -> check(on.below(), on.type(), directive, argument);
				case FieldItem field when field.name().equals("__typename") -> {
				}
				case FieldItem field -> {
					String below = known.get(field.name());
					if (below == null) {
						throw new SupergraphException(directive.place() + " has " + argument + ": \""
								+ directive.text(argument) + "\", but " + type + " has no field " + field.name());
					}
					if (field.below() != null) {
						check(field.below(), below, directive, argument);
					}
				}
			}
		}
	}

}
