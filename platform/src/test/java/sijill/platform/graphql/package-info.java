@NullMarked
package sijill.platform.graphql;

import org.jspecify.annotations.NullMarked;
