package sijill.documents.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import sijill.documents.document.Symbols;
import sijill.documents.document.VoteOutcome;
import sijill.documents.entry.DocumentEntry.CallEntry;
import sijill.documents.entry.DocumentEntry.MentionEntry;
import sijill.documents.entry.DocumentEntry.SignatureEntry;
import sijill.documents.entry.DocumentEntry.VoteEntry;
import sijill.platform.entry.Problems;
import sijill.platform.text.Languages;

/**
 * What must be true of a document beyond the shape of its fields.
 */
final class DocumentChecks {

	/**
	 * Each row that leads from an attack to the document holds its signatories and
	 * attacks, to be filtered by them: so many may all these rows hold together.
	 */
	static final int MOST_NAMES_IN_MENTIONS = 200_000;

	/** What comes before "-call-" is the document, so no other has the same id. */
	private static final Pattern REST_OF_CALL_ID = Pattern.compile("-call-[a-z0-9.]{1,32}");

	private final String id;

	private final DocumentEntry entry;

	private final Problems problems;

	DocumentChecks(String id, DocumentEntry entry, Problems problems) {
		this.id = id;
		this.entry = entry;
		this.problems = problems;
	}

	void run() {
		once("languages", this.entry.languages(), "[%d]", Languages::canonical);
		once("symbols", this.entry.symbols(), "[%d]", Symbols::folded);
		once("publishers", this.entry.publishers(), "[%d]", (value) -> value);
		once("sponsors", this.entry.sponsors(), "[%d]", (value) -> value);
		signatures();
		once("incidents", this.entry.incidents(), "[%d].incident", MentionEntry::incident);
		mentions();
		citations();
		calls();
		if (this.entry.vote() != null) {
			vote(this.entry.vote());
		}
		sources();
	}

	private void signatures() {
		List<SignatureEntry> signatures = this.entry.signatures();
		for (int i = 0; i < signatures.size(); i++) {
			if (signatures.get(i).asPrinted() == null && signatures.get(i).organization() == null) {
				this.problems.reject("signatures[%d]".formatted(i), "must have 'asPrinted', 'organization' or both");
			}
		}
		once("signatures", signatures, "[%d].order", SignatureEntry::order);
	}

	private void mentions() {
		long signatories = this.entry.signatures().stream().filter((each) -> each.organization() != null).count();
		long names = this.entry.incidents().size() * (signatories + this.entry.incidents().size());
		if (names > MOST_NAMES_IN_MENTIONS) {
			this.problems.reject("incidents",
					"are too many for so many signatures: incidents times (incidents and signatures together) must be at most %,d, not %,d"
						.formatted(MOST_NAMES_IN_MENTIONS, names));
		}
	}

	private void citations() {
		List<String> cites = this.entry.cites();
		once("cites", cites, "[%d]", (value) -> value);
		for (int i = 0; i < cites.size(); i++) {
			String field = "cites[%d]".formatted(i);
			if (cites.get(i).equals(this.id)) {
				this.problems.reject(field, "must not be the document itself");
			}
			this.problems.mustExist(field, DocumentEntries.KIND, cites.get(i));
		}
	}

	private void calls() {
		List<CallEntry> calls = this.entry.callsToAction();
		for (int i = 0; i < calls.size(); i++) {
			CallEntry call = calls.get(i);
			String id = call.id();
			if (!id.startsWith(this.id) || !REST_OF_CALL_ID.matcher(id.substring(this.id.length())).matches()) {
				this.problems.reject("callsToAction[%d].id".formatted(i),
						"must be '%s-call-' and 1 to 32 of a-z, 0-9 and '.'".formatted(this.id));
			}
			if (call.addressee() == null && call.addresseeAsStated() == null) {
				this.problems.reject("callsToAction[%d]".formatted(i),
						"must have 'addressee', 'addresseeAsStated' or both");
			}
		}
		once("callsToAction", calls, "[%d].id", CallEntry::id);
	}

	private void vote(VoteEntry vote) {
		if (vote.outcome() == VoteOutcome.VETOED && vote.against() == 0) {
			this.problems.reject("vote.against", "must not be 0 where the outcome is VETOED");
		}
		if (vote.outcome() != VoteOutcome.VETOED && size(vote.vetoedBy()) > 0) {
			this.problems.reject("vote.vetoedBy", "must be empty where the outcome is not VETOED");
		}
		atMost("vote.vetoedBy", vote.vetoedBy(), vote.against());
		atMost("vote.againstBy", vote.againstBy(), vote.against());
		atMost("vote.abstainedBy", vote.abstainedBy(), vote.abstained());
	}

	private void atMost(String field, @Nullable List<String> names, int votes) {
		if (names != null) {
			once(field, names, "[%d]", (value) -> value);
			if (names.size() > votes) {
				this.problems.reject(field, "must hold no more names than votes: %d".formatted(votes));
			}
		}
	}

	private void sources() {
		List<String> sources = this.entry.provenance().sources();
		for (int i = 0; i < sources.size(); i++) {
			this.problems.mustExist("provenance.sources[%d]".formatted(i), SourceEntries.KIND, sources.get(i));
		}
	}

	private <T> void once(String list, List<T> values, String place, Function<T, @Nullable Object> key) {
		Set<Object> seen = new HashSet<>();
		for (int i = 0; i < values.size(); i++) {
			Object value = key.apply(values.get(i));
			if (value != null && !seen.add(value)) {
				this.problems.reject(list + place.formatted(i), "must not stand twice: %s".formatted(value));
			}
		}
	}

	private static int size(@Nullable List<?> list) {
		return (list != null) ? list.size() : 0;
	}

}
