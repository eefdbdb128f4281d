package sijill.federation.compose;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.FieldDefinition;

import sijill.federation.compose.MergedType.MergedField;
import sijill.federation.compose.MergedType.Part;
import sijill.federation.compose.SubgraphType.Kind;

/**
 * Merges objects and interfaces, field by field.
 */
final class CompositeMerge {

	private final Collection<SubgraphSchema> subgraphs;

	private final Problems problems;

	CompositeMerge(Collection<SubgraphSchema> subgraphs, Problems problems) {
		this.subgraphs = subgraphs;
		this.problems = problems;
	}

	void merge(MergedType type, Map<SubgraphSchema, SubgraphType> types) {
		Set<String> names = new LinkedHashSet<>();
		types.values().forEach((it) -> names.addAll(it.fields().keySet()));
		for (String name : names) {
			FieldMerge merge = new FieldMerge(type.name() + "." + name, types.size(), this.problems, this::covers);
			types.forEach((subgraph, part) -> {
				var field = part.fields().get(name);
				if (field != null) {
					merge.add(subgraph, part, field);
				}
			});
			if (type.kind() == Kind.OBJECT) {
				addAbstracted(merge, type.interfaces(), name);
			}
			MergedField field = merge.merge();
			if (field != null) {
				type.fields().put(name, field);
			}
		}
	}

	private void addAbstracted(FieldMerge merge, Set<String> interfaces, String name) {
		for (SubgraphSchema subgraph : this.subgraphs) {
			for (String implemented : interfaces) {
				SubgraphType object = subgraph.type(implemented);
				FieldDefinition field = (object != null) ? object.fields().get(name) : null;
				if (object != null && field != null && subgraph.isInterfaceObject(object)) {
					merge.addAbstracted(subgraph, object, field);
				}
			}
		}
	}

	/**
	 * Whether a named type is an interface or union that another one belongs to.
	 */
	private boolean covers(String general, String special) {
		for (SubgraphSchema subgraph : this.subgraphs) {
			SubgraphType type = subgraph.type(special);
			SubgraphType union = subgraph.type(general);
			if ((type != null && type.interfaces().contains(general))
					|| (union != null && union.members().contains(special))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What an interface object adds to an interface, it adds to all that implement it.
	 */
	void addFieldsOfInterfaceObjects(Map<String, MergedType> merged) {
		for (MergedType type : merged.values()) {
			if (type.kind() == Kind.OBJECT) {
				type.interfaces()
					.stream()
					.map(merged::get)
					.filter(Objects::nonNull)
					.forEach((it) -> addFields(type, Objects.requireNonNull(it)));
			}
		}
	}

	private void addFields(MergedType type, MergedType asInterface) {
		Set<String> resolved = new HashSet<>();
		for (SubgraphSchema subgraph : this.subgraphs) {
			SubgraphType object = subgraph.type(asInterface.name());
			if (object != null && subgraph.isInterfaceObject(object)) {
				resolved.addAll(object.fields().keySet());
			}
		}
		asInterface.fields().forEach((name, field) -> {
			if (resolved.contains(name) && !type.fields().containsKey(name)) {
				FieldMerge merge = new FieldMerge(type.name() + "." + name, 0, this.problems, this::covers);
				addAbstracted(merge, type.interfaces(), name);
				merge.checkAbstracted();
				type.fields().put(name, abstracted(field));
			}
		});
	}

	/** The field without saying who resolves it for the objects of an interface. */
	private static MergedField abstracted(MergedField field) {
		Part part = new Part();
		part.describe(field.part().description());
		part.add("@join__field");
		part.addAllButJoins(field.part());
		return new MergedField(field.type(), field.arguments(), part);
	}

}
