/**
 * What the tests of every module share: MongoDB servers of both kinds, a replica set
 * whose primary can be killed, and the architecture rules of the house.
 */
@NullMarked
package sijill.platform.test;

import org.jspecify.annotations.NullMarked;
