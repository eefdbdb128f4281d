package sijill.federation;

import java.util.List;

import sijill.federation.schema.SupergraphReader;
import sijill.federation.schema.SupergraphSchema;

/**
 * A supergraph that can be served: read from standard supergraph SDL, whoever composed
 * it.
 */
public final class Supergraph {

	private final String sdl;

	private final SupergraphSchema schema;

	private Supergraph(String sdl, SupergraphSchema schema) {
		this.sdl = sdl;
		this.schema = schema;
	}

	/**
	 * Reads a supergraph schema (join specification 0.1 to 0.5).
	 * @throws SupergraphException where it is none, or demands what this engine cannot do
	 */
	public static Supergraph parse(String supergraphSdl) {
		return new Supergraph(supergraphSdl, DeepStack.run(() -> SupergraphReader.read(supergraphSdl)));
	}

	/**
	 * The schema as it was read.
	 */
	public String sdl() {
		return this.sdl;
	}

	/**
	 * The schema that clients see, without federation's own directives and types.
	 */
	public String apiSchemaSdl() {
		return this.schema.apiSchemaSdl();
	}

	public List<SubgraphAddress> subgraphs() {
		return this.schema.subgraphs();
	}

	SupergraphSchema schema() {
		return this.schema;
	}

}
