package sijill.platform.entry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/**
 * The id of an entry, of this service or of another. Null is allowed.
 */
@Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,127}", message = EntryId.MESSAGE)
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
public @interface EntryId {

	/**
	 * What an id has to be.
	 */
	String MESSAGE = "must be 1 to 128 of a-z, 0-9, '.' and '-', and not begin with '.' or '-'";

	String message() default MESSAGE;

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
