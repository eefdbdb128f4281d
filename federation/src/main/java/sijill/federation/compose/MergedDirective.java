package sijill.federation.compose;

import java.util.List;
import java.util.Map;

import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.MergedType.Part;

/**
 * The definition of a directive in the supergraph in the making.
 */
record MergedDirective(String name, Part part, Map<String, MergedInput> arguments, boolean repeatable,
		List<String> locations) {
}
