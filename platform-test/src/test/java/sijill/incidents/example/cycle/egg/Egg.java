package sijill.incidents.example.cycle.egg;

import sijill.incidents.example.cycle.Hen;

/**
 * The other half.
 */
public record Egg(Hen from) {
}
