package sijill.federation.schema;

import org.jspecify.annotations.Nullable;

/**
 * A field in one subgraph ({@code join__field}): its type there, whether it is only there
 * for others to refer to (external, or overridden elsewhere), what it requires and
 * provides.
 */
public record JoinField(int subgraph, TypeRef type, boolean external, @Nullable FieldSet requires,
		@Nullable FieldSet provides) {
}
