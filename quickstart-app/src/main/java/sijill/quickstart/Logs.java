package sijill.quickstart;

import java.util.logging.LogManager;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import org.springframework.boot.logging.LoggingSystem;

/**
 * Logging belongs to the JVM: four applications that each set it up would fight over it,
 * so none of them does, and only warnings are shown.
 */
final class Logs {

	private Logs() {
	}

	static void quieten() {
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		LogManager.getLogManager().reset();
		SLF4JBridgeHandler.install();
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
			// It says of every index that it has none, and needs none for a laptop's
			// worth.
			logback.getLogger("de.bwaldvogel.mongo").setLevel(Level.ERROR);
		}
	}

}
