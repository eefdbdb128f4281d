package sijill.federation.schema;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What {@code @listSize} says of a field.
 *
 * @param assumedSize how many entries to expect where no argument tells; null: it says
 * nothing
 * @param slicingArguments the arguments that tell, by name or by a path into an input
 * object such as {@code page.first}
 * @param sizedFields the fields below whose size is meant, and not this field's own
 * @param requiresOneArgument whether exactly one of the arguments must be given
 */
public record ListSize(@Nullable Integer assumedSize, List<String> slicingArguments, Set<String> sizedFields,
		boolean requiresOneArgument) {
}
