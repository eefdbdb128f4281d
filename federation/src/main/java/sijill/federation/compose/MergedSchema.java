package sijill.federation.compose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.MergedType.Part;

/**
 * The supergraph in the making: what stands at the schema itself, its types, the
 * directives that clients may use, and those that other features define.
 */
record MergedSchema(Part head, Map<String, MergedType> types, List<MergedDirective> forOperations,
		List<MergedDirective> composed) {

	List<MergedDirective> directives() {
		return Stream.concat(this.forOperations.stream(), this.composed.stream()).toList();
	}

	/**
	 * Whether a directive stands anywhere.
	 */
	boolean uses(String directive) {
		Stream<Part> ofDirectives = directives().stream()
			.flatMap((it) -> it.arguments().values().stream())
			.map(MergedInput::part);
		return Stream
			.concat(Stream.concat(Stream.of(this.head), ofDirectives),
					this.types.values().stream().flatMap(MergedType::parts))
			.anyMatch((it) -> it.has(directive));
	}

}
