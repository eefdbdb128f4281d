/**
 * HTTP at the address of a graph as every application here speaks it: correlation ids,
 * deadlines, caps on bodies, errors. Needs neither MongoDB nor GraphQL.
 */
@NullMarked
package sijill.web;

import org.jspecify.annotations.NullMarked;
