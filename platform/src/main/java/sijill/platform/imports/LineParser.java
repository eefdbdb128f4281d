package sijill.platform.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sijill.federation.ErrorCode;
import sijill.platform.entry.Entries;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.record.EntityKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Makes an entry of a line, or says what is wrong with it.
 */
final class LineParser {

	private static final Logger logger = LoggerFactory.getLogger(LineParser.class);

	private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,127}");

	private static final int LONGEST_REASON = 10_000;

	private final Entries entries;

	private final Validator validator;

	LineParser(Entries entries, Validator validator) {
		this.entries = entries;
		this.validator = validator;
	}

	/**
	 * Never fails: a line at which the checks themselves break is refused too, so that
	 * one line cannot end an import.
	 */
	Parsed parse(LineReader.RawLine raw) {
		try {
			return check(raw);
		}
		catch (RuntimeException ex) {
			logger.error("Line {} of an import could not be checked", raw.number(), ex);
			return new Parsed.Bad(new Rejection(raw.number(), null, null, null, ErrorCode.INTERNAL,
					"cannot be checked: this is our mistake, and it is logged"));
		}
	}

	private Parsed check(LineReader.RawLine raw) {
		if (raw.tooLong()) {
			return new Parsed.Bad(Rejection.of(raw.number(), null, "is longer than a line may be"));
		}
		JsonNode line;
		try {
			line = this.entries.parse(raw.bytes());
		}
		catch (JacksonException ex) {
			return new Parsed.Bad(Rejection.of(raw.number(), null, JsonProblem.ofText(ex)));
		}
		if (!line.isObject()) {
			return new Parsed.Bad(Rejection.of(raw.number(), null, "is not a JSON object"));
		}
		String kindName = text(line, "kind");
		String id = text(line, "id");
		Rejections rejections = new Rejections(raw.number(), kindName, id);
		EntryKind<?> kind = (kindName != null) ? this.entries.kind(kindName) : null;
		if (kind == null) {
			rejections.reject("kind", "must be one of " + this.entries.kinds());
		}
		if (id == null || !ID.matcher(id).matches()) {
			rejections.reject("id", "must be 1 to 128 of a-z, 0-9, '.' and '-', and not begin with '.' or '-'");
		}
		line.propertyNames()
			.stream()
			.filter((name) -> !List.of("kind", "id", "fields", "withdrawn").contains(name))
			.forEach((name) -> rejections.reject(name, "is not known: a line has kind, id, and fields or withdrawn"));
		boolean withdrawal = line.hasNonNull("withdrawn");
		if (withdrawal == line.hasNonNull("fields")) {
			rejections.reject("fields", "must be there, or else 'withdrawn'");
		}
		if (kind == null || id == null || rejections.first() != null) {
			return new Parsed.Bad(Objects.requireNonNull(rejections.first()));
		}
		EntityKey entity = new EntityKey(kind.name(), id);
		return withdrawal ? withdrawal(raw.number(), entity, line.get("withdrawn"), rejections)
				: entry(raw.number(), entity, kind, line.get("fields"), rejections);
	}

	private static Parsed withdrawal(long number, EntityKey entity, JsonNode withdrawn, Rejections rejections) {
		String reason = text(withdrawn, "reason");
		if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
			rejections.reject("withdrawn.reason", "must be a text of 1 to %d characters".formatted(LONGEST_REASON));
		}
		return (reason == null || rejections.first() != null)
				? new Parsed.Bad(Objects.requireNonNull(rejections.first()))
				: new Parsed.Withdrawn(number, entity, reason);
	}

	private <T> Parsed entry(long number, EntityKey entity, EntryKind<T> kind, JsonNode fields, Rejections rejections) {
		T entry;
		try {
			entry = this.entries.read(kind, fields);
		}
		catch (JacksonException ex) {
			JsonProblem problem = JsonProblem.of(ex);
			rejections.reject(problem.field(), problem.message());
			return new Parsed.Bad(Objects.requireNonNull(rejections.first()));
		}
		this.validator.validate(entry)
			.stream()
			.sorted(Comparator.comparing((ConstraintViolation<T> violation) -> violation.getPropertyPath().toString()))
			.forEach((violation) -> rejections.reject(field(violation), violation.getMessage()));
		if (rejections.first() == null) {
			kind.check(entity.id(), entry, rejections);
		}
		Rejection rejection = rejections.first();
		return (rejection != null) ? new Parsed.Bad(rejection)
				: new Parsed.Entry(number, entity, this.entries.store(entry), rejections.references);
	}

	private static String field(ConstraintViolation<?> violation) {
		return violation.getPropertyPath().toString().replace(".<list element>", "");
	}

	private static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	/**
	 * Keeps the first problem of a line, and the references that must exist.
	 */
	private static final class Rejections implements Problems {

		private final long line;

		private final @Nullable String kind;

		private final @Nullable String id;

		private final List<Parsed.Reference> references = new ArrayList<>();

		private @Nullable Rejection first;

		Rejections(long line, @Nullable String kind, @Nullable String id) {
			this.line = line;
			this.kind = kind;
			this.id = id;
		}

		@Nullable Rejection first() {
			return this.first;
		}

		@Override
		public void reject(String field, String message) {
			if (this.first == null) {
				this.first = Rejection.of(this.line, field, message).about(this.kind, this.id);
			}
		}

		@Override
		public void mustExist(String field, EntityKey entity) {
			this.references.add(new Parsed.Reference(field, entity));
		}

	}

}
