package sijill.platform.graphql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The two scalars of the shared schema: {@code Date} is a {@link LocalDate},
 * {@code DateTime} an {@link Instant} in UTC.
 */
final class CalendarScalars {

	static final GraphQLScalarType DATE = GraphQLScalarType.newScalar()
		.name("Date")
		.coercing(new Text<>(LocalDate.class, CalendarScalars::day, "must be a day such as 2018-04-07"))
		.build();

	static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
		.name("DateTime")
		.coercing(new Text<>(Instant.class, (text) -> OffsetDateTime.parse(text).toInstant(),
				"must be an instant such as 2026-01-31T10:00:00Z"))
		.build();

	private CalendarScalars() {
	}

	private static LocalDate day(String text) {
		if (text.length() != "YYYY-MM-DD".length()) {
			throw new DateTimeException("not a day");
		}
		return LocalDate.parse(text);
	}

	private record Text<T>(Class<T> type, Function<String, T> parser, String rule) implements Coercing<T, String> {

		@Override
		public String serialize(Object value, GraphQLContext context, Locale locale) {
			if (this.type.isInstance(value)) {
				return value.toString();
			}
			throw new CoercingSerializeException("not a " + this.type.getSimpleName());
		}

		@Override
		public T parseValue(Object input, GraphQLContext context, Locale locale) {
			T value = (input instanceof String text) ? read(text) : null;
			if (value == null) {
				throw new CoercingParseValueException(this.rule);
			}
			return value;
		}

		@Override
		public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
			T value = (input instanceof StringValue text && text.getValue() != null) ? read(text.getValue()) : null;
			if (value == null) {
				throw new CoercingParseLiteralException(this.rule);
			}
			return value;
		}

		@Override
		public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
			return StringValue.of(input.toString());
		}

		private @Nullable T read(String text) {
			try {
				return this.parser.apply(text);
			}
			catch (DateTimeException _) {
				return null;
			}
		}

	}

}
