/**
 * A source: a page or paper that backs a fact.
 */
@NullMarked
package sijill.documents.source;

import org.jspecify.annotations.NullMarked;
