package sijill.federation.boot.edge;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether memory is short: what lives on after the last collection, and what is in
 * use now, are both above a part of the heap, or of its oldest generation, which some
 * collectors let fill up before they look at it. Before the first collection it never is.
 */
public final class HeapGauge implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HeapGauge.class);

	private final Optional<MemoryPoolMXBean> oldest = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
		.filter((pool) -> pool.getUsage().getMax() > 0)
		.max(Comparator.comparingLong((pool) -> pool.getUsage().getMax()));

	private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.map(MemoryPoolMXBean::getName)
		.collect(Collectors.toCollection(HashSet::new));

	private final NotificationListener listener = this::collected;

	private final double part;

	private volatile long livesOn;

	HeapGauge(double part) {
		this.part = part;
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (collector instanceof NotificationEmitter emitter) {
				emitter.addNotificationListener(this.listener, null, null);
			}
		}
	}

	private void collected(Notification notification, Object context) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo
				.from((CompositeData) notification.getUserData())
				.getGcInfo()
				.getMemoryUsageAfterGc();
			this.livesOn = this.pools.stream()
				.map(after::get)
				.filter((usage) -> usage != null)
				.mapToLong(MemoryUsage::getUsed)
				.sum();
		}
	}

	/**
	 * Whether memory is short.
	 */
	public boolean isShort() {
		Runtime runtime = Runtime.getRuntime();
		long most = (long) (this.part * runtime.maxMemory());
		if (this.livesOn > most && runtime.totalMemory() - runtime.freeMemory() > most) {
			return true;
		}
		return this.oldest.isPresent() && isAbove(this.oldest.get().getCollectionUsage())
				&& isAbove(this.oldest.get().getUsage());
	}

	private boolean isAbove(MemoryUsage usage) {
		return usage != null && usage.getMax() > 0 && usage.getUsed() > this.part * usage.getMax();
	}

	@Override
	public void close() {
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (collector instanceof NotificationEmitter emitter) {
				try {
					emitter.removeNotificationListener(this.listener);
				}
				catch (ListenerNotFoundException ex) {
					logger.debug("{} was not listened to", collector.getName(), ex);
				}
			}
		}
	}

}
