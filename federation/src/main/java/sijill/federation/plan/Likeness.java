package sijill.federation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.language.Field;

import sijill.federation.Caller;
import sijill.federation.operation.Operation;
import sijill.federation.schema.CompositeType;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SchemaField;
import sijill.federation.schema.SupergraphSchema;

/**
 * Which types can be planned alike in one operation.
 */
final class Likeness {

	private final SupergraphSchema schema;

	private final Operation operation;

	Likeness(SupergraphSchema schema, Operation operation) {
		this.schema = schema;
		this.operation = operation;
	}

	/**
	 * Equal for types of which all subgraphs know the same, and of which the same is
	 * asked.
	 */
	List<Object> key(CompositeType type, Map<String, List<Field>> collected, Position position) {
		List<Object> key = new ArrayList<>();
		key.add(type.isObject() && position.type().isObject() ? type.name() : this.schema.signature(type));
		OpField parent = position.parent();
		boolean alike = parent == null || !namesObjects(parent.definition());
		for (var entry : collected.entrySet()) {
			SchemaField field = type.field(entry.getValue().getFirst().getName());
			key.add(entry.getKey());
			key.addAll(entry.getValue());
			if (field != null) {
				key.add(field.signature());
				key.add(isDenied(type, field.name()));
				alike = alike && !isExternalSomewhere(field);
			}
		}
		if (!alike || !this.schema.contexts(type.name()).isEmpty()) {
			key.add(type.name());
		}
		return key;
	}

	private boolean namesObjects(SchemaField field) {
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && this.schema.requireComposite(join.type().baseName()).isObject()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the caller may not have a field of a type.
	 */
	boolean isDenied(CompositeType type, String field) {
		Caller caller = this.operation.caller();
		SchemaField definition = type.field(field);
		return caller != null && definition != null && !this.schema.accessRules().of(type, definition).allows(caller);
	}

	/**
	 * Whether some subgraph knows an interface only as an object.
	 */
	boolean isSomewhereAnObject(CompositeType type) {
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			if (type.isInterfaceObject(subgraph)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether some subgraph declares a field that it cannot resolve by itself.
	 */
	boolean isExternalSomewhere(SchemaField field) {
		for (int subgraph = 0; subgraph < this.schema.subgraphs().size(); subgraph++) {
			JoinField join = field.in(subgraph);
			if (join != null && join.external()) {
				return true;
			}
		}
		return false;
	}

}
