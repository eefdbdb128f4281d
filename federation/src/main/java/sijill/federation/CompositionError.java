package sijill.federation;

import org.jspecify.annotations.Nullable;

/**
 * Why subgraphs do not compose. The code is one of those known from Apollo Federation;
 * subgraph and line (from 1, 0 where there is none) point at the cause where one place is
 * the cause.
 */
public record CompositionError(String code, String message, @Nullable String subgraph, int line) {

	@Override
	public String toString() {
		String place = (this.subgraph != null) ? " (" + this.subgraph + ((this.line > 0) ? ":" + this.line : "") + ")"
				: "";
		return this.code + ": " + this.message + place;
	}

}
