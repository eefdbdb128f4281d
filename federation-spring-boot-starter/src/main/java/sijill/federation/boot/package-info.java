/**
 * Turns a Spring Boot application into a federation gateway: a graph, the engine that
 * serves it, and what stands around them, all by properties below {@code sijill}.
 */
@NullMarked
package sijill.federation.boot;

import org.jspecify.annotations.NullMarked;
