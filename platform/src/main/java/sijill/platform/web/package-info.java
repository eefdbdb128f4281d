/**
 * HTTP as every application of the platform speaks it: correlation ids, deadlines, caps,
 * problems. Needs neither MongoDB nor GraphQL.
 */
@NullMarked
package sijill.platform.web;

import org.jspecify.annotations.NullMarked;
