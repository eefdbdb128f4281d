package sijill.documents.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a document was voted on. A list of names is null where only the number is recorded.
 */
public record Vote(VoteOutcome outcome, int inFavour, int against, int abstained, @Nullable List<String> vetoedBy,
		@Nullable List<String> againstBy, @Nullable List<String> abstainedBy) {
}
