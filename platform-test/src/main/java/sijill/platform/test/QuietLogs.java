package sijill.platform.test;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Keeps the driver's pages about every connection out of the build's output, in tests
 * that start no Spring application. A logback-test.xml would do it too, and would replace
 * the applications' own logging in their tests.
 */
public final class QuietLogs implements LauncherSessionListener {

	private static final Map<String, Level> LEVELS = Map.of("ROOT", Level.INFO, "org.mongodb", Level.WARN,
			"de.bwaldvogel", Level.ERROR, "io.netty", Level.WARN);

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			LEVELS.forEach((logger, level) -> logback.getLogger(logger).setLevel(level));
		}
	}

}
