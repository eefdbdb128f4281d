/**
 * How a service reaches its MongoDB: deadlines, write concern, codecs, health, metrics.
 */
@NullMarked
package sijill.platform.mongo;

import org.jspecify.annotations.NullMarked;
