package sijill.incidents.example.cycle;

import org.jspecify.annotations.Nullable;
import sijill.incidents.example.cycle.egg.Egg;

/**
 * Half of a cycle.
 */
public record Hen(@Nullable Egg from) {
}
