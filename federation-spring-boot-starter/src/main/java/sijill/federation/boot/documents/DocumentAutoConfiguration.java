package sijill.federation.boot.documents;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import sijill.federation.boot.WrongSettingException;

/**
 * The documents that this gateway knows.
 */
@AutoConfiguration
@EnableConfigurationProperties(DocumentSettings.class)
final class DocumentAutoConfiguration {

	@Bean
	Documents federationDocuments(DocumentSettings settings) {
		if (settings.onlyTrusted() && settings.trusted() == null) {
			throw new WrongSettingException(
					"sijill.documents.only-trusted=true: needs a manifest, sijill.documents.trusted=FILE");
		}
		Manifest manifest = (settings.trusted() != null) ? Manifest.read(settings.trusted()) : Manifest.EMPTY;
		return new Documents(new Remembered(settings.remembered().toBytes()), manifest, settings.onlyTrusted());
	}

}
