package sijill.platform.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * A test that must hold on both kinds of server, through {@link MongoServer#shared()}: it
 * runs in the build's first round on the embedded one and in its second on a real one.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("both-mongos")
public @interface BothMongos {

}
