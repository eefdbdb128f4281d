/**
 * Holds the engine against one server that has the whole schema and all data. Data may be
 * null anywhere, so nullness is not checked here.
 */
@NullUnmarked
package sijill.federation.oracle;

import org.jspecify.annotations.NullUnmarked;
