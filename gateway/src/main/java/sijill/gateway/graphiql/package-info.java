/**
 * The page on which people try queries; loads nothing from elsewhere.
 */
@NullMarked
package sijill.gateway.graphiql;

import org.jspecify.annotations.NullMarked;
