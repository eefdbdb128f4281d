package sijill.platform.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The tag of a language (BCP 47). Null is allowed.
 */
@Constraint(validatedBy = LanguageTag.Check.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

	String message() default Languages.MESSAGE;

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Asks {@link Languages}.
	 */
	final class Check implements ConstraintValidator<LanguageTag, String> {

		@Override
		public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
			return tag == null || Languages.canonical(tag) != null;
		}

	}

}
