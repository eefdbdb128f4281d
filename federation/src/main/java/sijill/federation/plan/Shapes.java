package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import sijill.federation.Caller;
import sijill.federation.operation.Operation;
import sijill.federation.plan.Shape.ClientField;
import sijill.federation.plan.Shape.Source;
import sijill.federation.schema.SupergraphSchema;
import sijill.federation.schema.TypeRef;

/**
 * The shapes of positions; complete once all slots are known.
 */
final class Shapes {

	private final SupergraphSchema schema;

	private final Operation operation;

	private final Map<Position, Shape> shapes = new LinkedHashMap<>();

	Shapes(SupergraphSchema schema, Operation operation) {
		this.schema = schema;
		this.operation = operation;
	}

	Shape of(Position position) {
		Shape known = this.shapes.get(position);
		if (known == null) {
			known = new Shape(position.id());
			this.shapes.put(position, known);
		}
		return known;
	}

	void complete() {
		List<Position> open = new ArrayList<>(this.shapes.keySet());
		for (int i = 0; i < open.size(); i++) {
			Position position = open.get(i);
			Map<String, List<ClientField>> fields = new HashMap<>();
			Set<String> hidden = hiddenTypes(position);
			for (Branch branch : position.branches()) {
				List<ClientField> visible = new ArrayList<>();
				for (OpField field : branch.fields()) {
					Position child = field.child();
					if (child != null && !this.shapes.containsKey(child)) {
						open.add(child);
					}
					visible.add(clientField(field, (child != null) ? of(child) : null));
				}
				List<ClientField> shared = List.copyOf(visible);
				branch.types().forEach((type) -> {
					if (!hidden.contains(type)) {
						fields.merge(type, shared, (one, other) -> inOrder(position.asked(type), one, other));
					}
				});
			}
			of(position).define(position.slotCount(), fields, hidden);
		}
	}

	private static List<ClientField> inOrder(List<String> asked, List<ClientField> one, List<ClientField> other) {
		return Stream.concat(one.stream(), other.stream())
			.sorted(Comparator.comparingInt((it) -> asked.indexOf(it.responseKey())))
			.toList();
	}

	private Set<String> hiddenTypes(Position position) {
		Set<String> hidden = new TreeSet<>(this.schema.possibleTypes(position.type().name()));
		hidden.removeIf((type) -> !this.schema.requireComposite(type).inaccessible());
		return hidden;
	}

	private ClientField clientField(OpField field, @Nullable Shape below) {
		TypeRef type = field.isTypename() ? TypeRef.named("String") : field.type();
		return new ClientField(Objects.requireNonNull(field.responseKey()), source(field), field.slot(), type, below);
	}

	private Source source(OpField field) {
		if (field.isDenied()) {
			Caller caller = this.operation.caller();
			return (caller != null && caller.authenticated()) ? Source.FORBIDDEN : Source.UNAUTHENTICATED;
		}
		if (!field.isTypename()) {
			return Source.SUBGRAPH;
		}
		return field.name().equals(OpField.TYPENAME) ? Source.TYPENAME : Source.INTROSPECTION;
	}

}
