package sijill.documents;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import sijill.documents.call.CallToAction;
import sijill.documents.citation.Citation;
import sijill.documents.document.Document;
import sijill.documents.entry.DocumentEntries;
import sijill.documents.entry.SourceEntries;
import sijill.documents.mention.Mention;
import sijill.documents.publication.Publication;
import sijill.documents.signature.Signature;
import sijill.documents.source.Source;
import sijill.platform.projection.ReadModel;
import sijill.platform.view.View;

/**
 * What this service records, and what it reads.
 */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

	static final List<View<?>> VIEWS = List.of(Source.ALL, Document.ALL, Signature.ALL, CallToAction.ALL, Mention.ALL,
			Citation.ALL, Publication.ALL);

	@Bean
	ReadModel readModel() {
		return new ReadModel(1, List.of(new SourceEntries(), new DocumentEntries()), VIEWS, List.of());
	}

}
