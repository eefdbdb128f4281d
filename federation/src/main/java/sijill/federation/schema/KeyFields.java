package sijill.federation.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Marks the fields that are part of the key of an extension, at any depth: a subgraph
 * resolves them even where it marks them external.
 */
final class KeyFields {

	private final Map<String, CompositeType> composites;

	private final List<Map<String, Set<String>>> possibleTypes;

	private final Set<String> marks = new HashSet<>();

	KeyFields(Map<String, CompositeType> composites, int subgraphs, List<Map<String, Set<String>>> possibleTypes) {
		this.composites = composites;
		this.possibleTypes = possibleTypes;
		for (CompositeType type : composites.values()) {
			for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
				JoinType join = type.in(subgraph);
				if (join != null && join.extension()) {
					for (JoinType.Key key : join.keys()) {
						mark(key.fields(), subgraph, type);
					}
				}
			}
		}
	}

	private void mark(FieldSet fields, int subgraph, CompositeType type) {
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case FieldSet.OnType on -> {
					CompositeType condition = this.composites.get(on.type());
					if (condition != null) {
						mark(on.below(), subgraph, condition);
					}
				}
				case FieldSet.FieldItem field -> {
					mark(field, subgraph, type);
					this.possibleTypes.get(subgraph)
						.getOrDefault(type.name(), Set.of())
						.forEach((name) -> mark(field, subgraph, Objects.requireNonNull(this.composites.get(name))));
				}
			}
		}
	}

	private void mark(FieldSet.FieldItem item, int subgraph, CompositeType type) {
		SchemaField field = type.field(item.name());
		if (field != null) {
			this.marks.add(subgraph + " " + type.name() + "." + item.name());
			CompositeType below = this.composites.get(field.type().baseName());
			if (item.below() != null && below != null) {
				mark(item.below(), subgraph, below);
			}
		}
	}

	Set<String> marks() {
		return this.marks;
	}

}
