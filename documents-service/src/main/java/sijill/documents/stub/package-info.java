/**
 * Entities of other services, of which this one knows the ids and adds to what the graph
 * says of them.
 */
@NullMarked
package sijill.documents.stub;

import org.jspecify.annotations.NullMarked;
