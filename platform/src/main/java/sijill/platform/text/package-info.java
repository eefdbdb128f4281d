/**
 * Texts that have a form of their own: tags of languages, addresses on the web.
 */
@NullMarked
package sijill.platform.text;

import org.jspecify.annotations.NullMarked;
