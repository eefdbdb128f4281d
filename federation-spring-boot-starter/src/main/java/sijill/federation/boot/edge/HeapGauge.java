package sijill.federation.boot.edge;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Optional;

/**
 * Tells whether memory is short: what lives on after the last collection, and what is in
 * use now, are both above a part of the oldest generation. Before the first collection of
 * that generation it never is.
 */
final class HeapGauge {

	private final Optional<MemoryPoolMXBean> oldest = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
		.filter((pool) -> pool.getUsage().getMax() > 0)
		.max(Comparator.comparingLong((pool) -> pool.getUsage().getMax()));

	private final double part;

	HeapGauge(double part) {
		this.part = part;
	}

	boolean isShort() {
		return this.oldest.isPresent() && isAbove(this.oldest.get().getCollectionUsage())
				&& isAbove(this.oldest.get().getUsage());
	}

	private boolean isAbove(MemoryUsage usage) {
		return usage != null && usage.getMax() > 0 && usage.getUsed() > this.part * usage.getMax();
	}

}
