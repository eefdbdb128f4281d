package sijill.documents.entry;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.documents.document.DocumentKind;
import sijill.documents.document.VoteOutcome;
import sijill.documents.mention.DocumentRelation;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryId;
import sijill.platform.entry.Provenance;
import sijill.platform.entry.Text;
import sijill.platform.text.LanguageTag;
import sijill.platform.text.WebAddress;

/**
 * A document as it is imported.
 */
record DocumentEntry(@NotNull DocumentKind kind, @NotNull @Text String title,
		@Size(max = 100) List<@NotNull @Text @Size(max = 200) String> symbols, @Nullable FuzzyDate published,
		@Size(max = 100) List<@NotNull @LanguageTag String> languages, @Nullable @WebAddress String url,
		@Nullable @Text String summary, @Size(max = 100) List<@NotNull @EntryId String> publishers,
		@Size(max = 100) List<@NotNull @EntryId String> sponsors,
		@Size(max = 10_000) List<@NotNull @Valid SignatureEntry> signatures,
		@Nullable @PositiveOrZero Integer statedSignatoryCount,
		@Size(max = 10_000) List<@NotNull @Valid MentionEntry> incidents,
		@Size(max = 10_000) List<@NotNull @EntryId String> cites,
		@Size(max = 10_000) List<@NotNull @Valid CallEntry> callsToAction, @Nullable @Valid VoteEntry vote,
		@NotNull @Valid Provenance provenance) {

	DocumentEntry {
		symbols = orEmpty(symbols);
		languages = orEmpty(languages);
		publishers = orEmpty(publishers);
		sponsors = orEmpty(sponsors);
		signatures = orEmpty(signatures);
		incidents = orEmpty(incidents);
		cites = orEmpty(cites);
		callsToAction = orEmpty(callsToAction);
	}

	/** Absent, null and empty are the same. */
	private static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	/**
	 * A name under the document.
	 *
	 * @param order its place as printed, from 1
	 */
	record SignatureEntry(@NotNull @Positive @Max(1_000_000) Integer order, @Nullable @Text String asPrinted,
			@Nullable @EntryId String organization) {
	}

	/**
	 * An attack that the document speaks about.
	 */
	record MentionEntry(@NotNull @EntryId String incident, @NotNull DocumentRelation relation) {
	}

	/**
	 * Something that the document asks of somebody.
	 */
	record CallEntry(@NotNull String id, @Nullable @EntryId String addressee, @Nullable @Text String addresseeAsStated,
			@NotNull @Text String demand) {
	}

	/**
	 * How the document was voted on. A list is absent where only the number is known.
	 */
	record VoteEntry(@NotNull VoteOutcome outcome, @NotNull @PositiveOrZero Integer inFavour,
			@NotNull @PositiveOrZero Integer against, @NotNull @PositiveOrZero Integer abstained,
			@Nullable @Size(max = 100) List<@NotNull @EntryId String> vetoedBy,
			@Nullable @Size(max = 100) List<@NotNull @EntryId String> againstBy,
			@Nullable @Size(max = 100) List<@NotNull @EntryId String> abstainedBy) {
	}

}
