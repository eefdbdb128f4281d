package sijill.documents.entry;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sijill.documents.call.CallToAction;
import sijill.documents.citation.Citation;
import sijill.documents.document.Document;
import sijill.documents.document.Facets;
import sijill.documents.document.Symbols;
import sijill.documents.document.Vote;
import sijill.documents.document.VoteOutcome;
import sijill.documents.entry.DocumentEntry.CallEntry;
import sijill.documents.entry.DocumentEntry.MentionEntry;
import sijill.documents.entry.DocumentEntry.SignatureEntry;
import sijill.documents.entry.DocumentEntry.VoteEntry;
import sijill.documents.mention.Mention;
import sijill.documents.publication.Publication;
import sijill.documents.signature.Signature;
import sijill.platform.date.Span;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.text.Languages;
import sijill.platform.view.SortKey;

/**
 * What is recorded of documents, and the rows that they become.
 */
public final class DocumentEntries implements EntryKind<DocumentEntry> {

	static final String KIND = "document";

	@Override
	public String name() {
		return KIND;
	}

	@Override
	public Class<DocumentEntry> type() {
		return DocumentEntry.class;
	}

	@Override
	public void check(String id, DocumentEntry entry, Problems problems) {
		new DocumentChecks(id, entry, problems).run();
	}

	@Override
	public void rows(String id, DocumentEntry entry, RecordInfo info, Rows rows) {
		Facets facets = facets(entry);
		String newest = facets.when().newest();
		rows.entry(Document.ALL, document(id, entry, info, facets));
		entry.publishers().forEach((publisher) -> rows.link(Publication.ALL, Publication.of(id, publisher, newest)));
		for (SignatureEntry each : entry.signatures()) {
			rows.link(Signature.ALL, Signature.of(id, each.order(), each.asPrinted(), each.organization(), newest));
		}
		for (int i = 0; i < entry.incidents().size(); i++) {
			MentionEntry each = entry.incidents().get(i);
			rows.link(Mention.ALL, Mention.of(id, i, each.incident(), each.relation(), facets));
		}
		for (int i = 0; i < entry.cites().size(); i++) {
			rows.link(Citation.ALL, Citation.of(id, i, entry.cites().get(i), newest));
		}
		for (int i = 0; i < entry.callsToAction().size(); i++) {
			CallEntry each = entry.callsToAction().get(i);
			// No link: its id resolves as long as that of its document does.
			rows.entry(CallToAction.ALL, CallToAction.of(each.id(), id, i, each.addressee(), each.addresseeAsStated(),
					each.demand(), entry.publishers(), newest));
		}
	}

	private static Document document(String id, DocumentEntry entry, RecordInfo info, Facets facets) {
		return new Document(id, entry.kind(), entry.title(), entry.symbols(), entry.published(), facets.languages(),
				entry.url(), entry.summary(), entry.publishers(), entry.sponsors(), entry.statedSignatoryCount(),
				(entry.vote() != null) ? vote(entry.vote()) : null, entry.provenance(), info, facets,
				SortKey.of(facets.when().newest(), id), SortKey.of(facets.when().oldest(), id),
				SortKey.of(info.recorded(), id));
	}

	private static Facets facets(DocumentEntry entry) {
		return new Facets(entry.kind(), Span.of(entry.published()), entry.publishers(),
				present(entry.signatures().stream().map(SignatureEntry::organization)),
				present(entry.callsToAction().stream().map(CallEntry::addressee)),
				entry.incidents().stream().map(MentionEntry::incident).toList(),
				entry.symbols().stream().map(Symbols::folded).toList(),
				present(entry.languages().stream().map(Languages::canonical)));
	}

	private static List<String> present(Stream<@Nullable String> values) {
		return values.filter(Objects::nonNull).map(Objects::requireNonNull).distinct().toList();
	}

	private static Vote vote(VoteEntry vote) {
		return new Vote(vote.outcome(), vote.inFavour(), vote.against(), vote.abstained(),
				names(vote.vetoedBy(), vote.outcome() != VoteOutcome.VETOED),
				names(vote.againstBy(), vote.against() == 0), names(vote.abstainedBy(), vote.abstained() == 0));
	}

	/**
	 * Nobody is known to have voted so where the number is 0, else absent is unknown.
	 */
	private static @Nullable List<String> names(@Nullable List<String> names, boolean nobody) {
		if (names == null || names.isEmpty()) {
			return nobody ? List.of() : null;
		}
		return names;
	}

}
