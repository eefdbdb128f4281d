package sijill.federation.compose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.MergedType.MergedField;
import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.TypeRef;

/**
 * Checks that what is left of the graph when everything inaccessible is taken away holds
 * together: nothing that clients see refers to what they do not see.
 */
final class InaccessibleCheck {

	private final Map<String, MergedType> types;

	private final List<MergedDirective> directives;

	private final Places places;

	InaccessibleCheck(MergedSchema schema, Places places) {
		this.types = schema.types();
		this.directives = schema.forOperations();
		this.places = places;
	}

	void check() {
		MergedType query = this.types.get("Query");
		if (query != null && query.head().isInaccessible()) {
			this.places.error("QUERY_ROOT_TYPE_INACCESSIBLE", "The query root type is @inaccessible", "Query", null);
			return;
		}
		for (MergedType type : this.types.values()) {
			if (!type.head().isInaccessible()) {
				checkChildren(type);
				type.fields().forEach((name, field) -> {
					if (!field.part().isInaccessible()) {
						checkField(type, name, field);
					}
					else {
						checkInterfaces(type, name);
					}
				});
				type.inputs().forEach((name, input) -> check(type.name() + "." + name, type.name(), name, input));
			}
		}
		for (MergedDirective directive : this.directives) {
			String name = "@" + directive.name();
			directive.arguments()
				.forEach((argument, input) -> check(name + "(" + argument + ":)", name, argument, input));
		}
	}

	private void checkChildren(MergedType type) {
		boolean any = switch (type.kind()) {
			case OBJECT, INTERFACE -> type.fields().values().stream().anyMatch((it) -> !it.part().isInaccessible());
			case INPUT -> type.inputs().values().stream().anyMatch((it) -> !it.part().isInaccessible());
			case ENUM -> type.values().values().stream().anyMatch((it) -> !it.isInaccessible());
			case UNION -> type.members().stream().anyMatch((it) -> !isHidden(it));
			case SCALAR -> true;
		};
		if (!any) {
			this.places.error("ONLY_INACCESSIBLE_CHILDREN",
					"Type \"" + type.name() + "\" is in the API schema but everything in it is @inaccessible",
					type.name(), null);
		}
	}

	private void checkField(MergedType type, String name, MergedField field) {
		String coordinate = type.name() + "." + name;
		checkReference(coordinate, type.name(), name, field.type());
		field.arguments().forEach((argument, input) -> {
			check(coordinate + "(" + argument + ":)", type.name(), name, input);
			if (input.part().isInaccessible() && implementedVisibly(type, name, argument)) {
				this.places.error("IMPLEMENTED_BY_INACCESSIBLE",
						"Argument \"" + coordinate + "(" + argument
								+ ":)\" is @inaccessible but implements one that is in the API schema",
						type.name(), name);
			}
		});
	}

	private boolean implementedVisibly(MergedType type, String field, String argument) {
		return interfaces(type).stream().anyMatch((it) -> {
			MergedField known = it.fields().get(field);
			MergedInput input = (known != null) ? known.arguments().get(argument) : null;
			return known != null && !known.part().isInaccessible() && input != null && !input.part().isInaccessible();
		});
	}

	private void checkInterfaces(MergedType type, String name) {
		for (MergedType asInterface : interfaces(type)) {
			MergedField field = asInterface.fields().get(name);
			if (field != null && !field.part().isInaccessible()) {
				this.places.error("IMPLEMENTED_BY_INACCESSIBLE",
						"Field \"" + type.name() + "." + name + "\" is @inaccessible but implements the field \""
								+ asInterface.name() + "." + name + "\", which is in the API schema",
						type.name(), name);
			}
		}
	}

	private List<MergedType> interfaces(MergedType type) {
		return type.interfaces()
			.stream()
			.map(this.types::get)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.filter((it) -> !it.head().isInaccessible())
			.toList();
	}

	private void check(String coordinate, String type, String name, MergedInput input) {
		if (input.part().isInaccessible()) {
			if (input.type().nonNull() && input.defaultValue() == null) {
				this.places.error("REQUIRED_INACCESSIBLE",
						"\"" + coordinate + "\" is @inaccessible but required by what is in the API schema", type,
						name);
			}
			return;
		}
		checkReference(coordinate, type, name, input.type());
		if (input.defaultValue() != null && usesHidden(input.type(), Parser.parseValue(input.defaultValue()))) {
			this.places.error("DEFAULT_VALUE_USES_INACCESSIBLE",
					"The default of \"" + coordinate + "\" uses what is @inaccessible", type, name);
		}
	}

	private void checkReference(String coordinate, String type, String name, TypeRef target) {
		if (isHidden(target.baseName())) {
			this.places.error("REFERENCED_INACCESSIBLE", "Type \"" + target.baseName()
					+ "\" is @inaccessible but is referenced by \"" + coordinate + "\", which is in the API schema.",
					type, name);
		}
	}

	private boolean isHidden(String name) {
		MergedType type = this.types.get(name);
		return type != null && type.head().isInaccessible();
	}

	private boolean usesHidden(TypeRef target, @Nullable Value<?> value) {
		MergedType type = this.types.get(target.baseName());
		if (type == null) {
			return false;
		}
		Collection<?> values = (value instanceof ArrayValue array) ? array.getValues() : List.of();
		if (!values.isEmpty()) {
			return values.stream().anyMatch((it) -> usesHidden(target, (Value<?>) it));
		}
		if (type.kind() == Kind.ENUM && value instanceof EnumValue known) {
			var part = type.values().get(known.getName());
			return part != null && part.isInaccessible();
		}
		if (type.kind() == Kind.INPUT && value instanceof ObjectValue object) {
			for (ObjectField field : object.getObjectFields()) {
				MergedInput input = type.inputs().get(field.getName());
				if (input != null && (input.part().isInaccessible() || usesHidden(input.type(), field.getValue()))) {
					return true;
				}
			}
		}
		return false;
	}

}
