/**
 * Holds the manifests to Kubernetes' own types, and to what we promise of every pod.
 */
@NullMarked
package sijill.k8s;

import org.jspecify.annotations.NullMarked;
