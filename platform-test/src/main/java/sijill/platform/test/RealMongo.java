package sijill.platform.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what only MongoDB itself has (explain, elections): it runs in the build's
 * second round, on a real server, and is skipped with a sentence where there is none.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-mongo")
@ExtendWith(RealMongoCondition.class)
public @interface RealMongo {

}
