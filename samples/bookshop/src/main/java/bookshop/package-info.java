/**
 * A bookshop's gateway over three services that are not its own.
 */
@NullMarked
package bookshop;

import org.jspecify.annotations.NullMarked;
