package sijill.federation.schema;

import java.util.HashSet;
import java.util.LinkedHashSet;
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

	/**
	 * What is true of a field that several subgraphs describe: the larger size, all
	 * arguments and fields that any of them names, and exactly one argument only where
	 * all ask for it.
	 */
	public ListSize and(ListSize other) {
		Integer size = (this.assumedSize == null) ? other.assumedSize : (other.assumedSize == null) ? this.assumedSize
				: Integer.valueOf(Math.max(this.assumedSize, other.assumedSize));
		Set<String> arguments = new LinkedHashSet<>(this.slicingArguments);
		arguments.addAll(other.slicingArguments);
		Set<String> fields = new HashSet<>(this.sizedFields);
		fields.addAll(other.sizedFields);
		return new ListSize(size, List.copyOf(arguments), fields,
				this.requiresOneArgument && other.requiresOneArgument);
	}

}
