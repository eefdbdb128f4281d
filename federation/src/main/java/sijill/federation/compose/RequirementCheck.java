package sijill.federation.compose;

import java.util.Map;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.MergedType.MergedField;
import sijill.federation.schema.FieldSet;

/**
 * Checks that what a subgraph requires can be asked of the others: with the arguments
 * that all who resolve it know, and without none that they need.
 */
final class RequirementCheck {

	private final SubgraphSchema subgraph;

	private final Map<String, MergedType> types;

	private final Problems problems;

	RequirementCheck(SubgraphSchema subgraph, Map<String, MergedType> types, Problems problems) {
		this.subgraph = subgraph;
		this.types = types;
		this.problems = problems;
	}

	void check() {
		for (SubgraphType type : this.subgraph.types().values()) {
			for (FieldDefinition field : type.fields().values()) {
				Directive requires = this.subgraph.find(field, "requires");
				if (requires != null) {
					check(FieldSet.parse(SubgraphSchema.requireText(requires, "fields")), this.types.get(type.name()),
							requires);
				}
			}
		}
	}

	private void check(FieldSet fields, @Nullable MergedType type, Directive at) {
		for (FieldSet.Item item : fields.items()) {
			switch (item) {
				case FieldSet.OnType on -> check(on.below(), this.types.get(on.type()), at);
				case FieldSet.FieldItem it -> {
					MergedField field = (type != null) ? type.fields().get(it.name()) : null;
					if (type != null && field != null) {
						checkArguments(it, type.name() + "." + it.name(), field, at);
						if (it.below() != null) {
							check(it.below(), this.types.get(field.type().baseName()), at);
						}
					}
				}
			}
		}
	}

	private void checkArguments(FieldSet.FieldItem item, String coordinate, MergedField field, Directive at) {
		item.arguments().forEach((it) -> {
			if (!field.arguments().containsKey(it.getName())) {
				error("the argument \"" + it.getName() + "\" of \"" + coordinate + "\" is not known to all", at);
			}
		});
		field.arguments().forEach((name, argument) -> {
			if (argument.type().nonNull() && argument.defaultValue() == null
					&& item.arguments().stream().noneMatch((it) -> it.getName().equals(name))) {
				error("the argument \"" + name + "\" of \"" + coordinate + "\" is needed by others", at);
			}
		});
	}

	private void error(String reason, Directive at) {
		this.problems.error("REQUIRES_INVALID_FIELDS",
				"For @requires(fields: \"" + SubgraphSchema.requireText(at, "fields") + "\"): " + reason,
				this.subgraph.name(), at);
	}

}
