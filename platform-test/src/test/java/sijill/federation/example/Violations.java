package sijill.federation.example;

import org.springframework.context.ApplicationContext;

/**
 * The engine, tied to Spring.
 */
record Violations(ApplicationContext context) {
}
