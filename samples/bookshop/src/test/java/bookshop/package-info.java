/**
 * The bookshop over real HTTP, and the words about it.
 */
@NullMarked
package bookshop;

import org.jspecify.annotations.NullMarked;
