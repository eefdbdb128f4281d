/**
 * What is imported: documents and sources, the checks on them, and the rows that they
 * become.
 */
@NullMarked
package sijill.documents.entry;

import org.jspecify.annotations.NullMarked;
