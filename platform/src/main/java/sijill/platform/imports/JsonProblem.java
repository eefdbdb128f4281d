package sijill.platform.imports;

import java.util.Arrays;
import java.util.stream.Collectors;

import sijill.platform.date.EdtfException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with the shape of some fields, in words that name no class.
 *
 * @param field the path of the field
 */
record JsonProblem(String field, String message) {

	static JsonProblem of(JacksonException ex) {
		return new JsonProblem(path(ex), message(ex));
	}

	/**
	 * What is wrong with a line that cannot be read at all.
	 */
	static String ofText(JacksonException ex) {
		if (ex instanceof StreamConstraintsException) {
			return "is nested too deeply, or holds a name or number that is too long";
		}
		return (ex.getOriginalMessage() != null && ex.getOriginalMessage().startsWith("Duplicate"))
				? "names a field twice" : "is not JSON";
	}

	private static String message(JacksonException ex) {
		if (edtf(ex) instanceof EdtfException edtf && edtf.getMessage() != null) {
			return edtf.getMessage();
		}
		return switch (ex) {
			case UnrecognizedPropertyException _ -> "is not a field of this kind";
			case InvalidFormatException format when format.getTargetType() != null && format.getTargetType().isEnum() ->
				"must be one of " + Arrays.stream(format.getTargetType().getEnumConstants())
					.map(Object::toString)
					.collect(Collectors.joining(", "));
			case InputCoercionException coercion when coercion.getTargetType() != null ->
				"must be " + name(coercion.getTargetType());
			case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
				"must be " + name(mismatch.getTargetType());
			default -> "has a value that is not allowed here";
		};
	}

	private static Throwable edtf(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null && !(cause instanceof EdtfException)) {
			cause = cause.getCause();
		}
		return cause;
	}

	private static String name(Class<?> type) {
		if (type == String.class || type.isEnum()) {
			return "a text";
		}
		if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
			return "a whole number";
		}
		if (type == double.class || type == Double.class) {
			return "a number";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		return Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
	}

	private static String path(JacksonException ex) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference reference : ex.getPath()) {
			if (reference.getPropertyName() == null) {
				path.append('[').append(reference.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
			}
		}
		return path.isEmpty() ? "fields" : path.toString();
	}

}
