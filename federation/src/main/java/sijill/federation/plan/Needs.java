package sijill.federation.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import sijill.federation.OperationKind;
import sijill.federation.schema.ContextArgument;
import sijill.federation.schema.FieldSet;
import sijill.federation.schema.JoinField;
import sijill.federation.schema.SupergraphSchema;

/**
 * What a subgraph must be told of before it resolves a field: fields of the same object,
 * and fields of objects above it, from which arguments take their values.
 */
record Needs(@Nullable FieldSet requires, List<FromAbove> fromAbove) {

	/**
	 * An argument, and the objects above that it takes its value from: the nearest ones
	 * that set its context.
	 */
	record FromAbove(ContextArgument argument, Branch branch) {

		/** How many fields lead to those objects. */
		int depth() {
			OpField above = this.branch.position().parent();
			return (above != null) ? above.depth() + 1 : 0;
		}

	}

	/**
	 * What a field needs where it is asked for; null where nothing above it sets a
	 * context that it takes a value from.
	 */
	static @Nullable Needs of(OpField field, JoinField join, SupergraphSchema schema) {
		List<FromAbove> fromAbove = new ArrayList<>();
		for (ContextArgument argument : join.contexts()) {
			Branch setting = setting(argument.context(), field, schema);
			if (setting == null) {
				return null;
			}
			fromAbove.add(new FromAbove(argument, setting));
		}
		return new Needs(join.requires(), fromAbove);
	}

	private static @Nullable Branch setting(String context, OpField field, SupergraphSchema schema) {
		for (OpField above = field.branch().position().parent(); above != null; above = above.branch()
			.position()
			.parent()) {
			String type = above.branch().sample().name();
			if (schema.contexts(type).contains(context)) {
				return mayBeAskedForMore(type, schema) ? above.branch() : null;
			}
		}
		return null;
	}

	/** An event is one field, and a mutation that nobody asked for changes something. */
	private static boolean mayBeAskedForMore(String type, SupergraphSchema schema) {
		return !type.equals(schema.root(OperationKind.SUBSCRIPTION))
				&& !type.equals(schema.root(OperationKind.MUTATION));
	}

	/**
	 * The same for fields that need the same.
	 */
	String text() {
		return this.requires + " " + this.fromAbove.stream().map((it) -> it.argument().source()).distinct().toList();
	}

}
