/**
 * What an entry of the record is: its kind, its fields, what it refers to, and the rows
 * it becomes.
 */
@NullMarked
package sijill.platform.entry;

import org.jspecify.annotations.NullMarked;
