/**
 * GraphQL over HTTP: reading requests, picking media types and statuses; the engine
 * writes the answers.
 */
@NullMarked
package sijill.federation.boot.http;

import org.jspecify.annotations.NullMarked;
