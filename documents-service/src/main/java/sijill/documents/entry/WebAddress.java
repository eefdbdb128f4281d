package sijill.documents.entry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Absent, or an address that a browser opens: nothing else may be put behind a link.
 */
@Documented
@Constraint(validatedBy = {})
@Size(max = 2_000, message = "must be at most 2,000 characters long")
@Pattern(regexp = "(?i)https?://[^\\s/?#]\\S*+", message = "must be an http or https address")
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface WebAddress {

	String message() default "must be an http or https address";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
