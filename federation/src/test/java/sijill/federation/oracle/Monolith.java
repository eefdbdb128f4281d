package sijill.federation.oracle;

import java.util.Map;
import java.util.Set;

import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/**
 * One server that has the whole schema. It can play that some fields have lost their
 * service.
 */
final class Monolith {

	private final GraphQLSchema schema;

	private volatile Set<String> lost = Set.of();

	Monolith(String apiSdl, SplitSchema split, Contexts contexts, java.util.function.Supplier<Universe> universe) {
		this.schema = Servers.schema(apiSdl, (type, field, object, arguments, context) -> {
			if (this.lost.contains(type + "." + field)) {
				throw new IllegalStateException("lost");
			}
			Map<String, @Nullable Object> source = object.isEmpty() ? universe.get().root(type) : object;
			Universe data = universe.get();
			Object value = data.value(source, field, contexts.complete(type + "." + field, arguments, context, data));
			String computed = contexts.computed(type, split.requirement(type + "." + field), source, context, data);
			return Servers.with((value != null && computed != null) ? computed : value,
					contexts.below(source, context));
		}, Map.of());
	}

	GraphQLSchema schema() {
		return this.schema;
	}

	/**
	 * From here on, these fields ({@code Type.field}) fail.
	 */
	void lose(Set<String> fields) {
		this.lost = fields;
	}

	Map<String, @Nullable Object> execute(String query, Map<String, @Nullable Object> variables) {
		return Servers.execute(this.schema, query, variables, null);
	}

}
