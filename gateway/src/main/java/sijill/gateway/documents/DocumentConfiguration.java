package sijill.gateway.documents;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sijill.gateway.WrongSettingException;

/**
 * The documents that this gateway knows.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentConfiguration {

	@Bean
	Documents documents(DocumentSettings settings) {
		if (settings.onlyTrusted() && settings.trusted() == null) {
			throw new WrongSettingException(
					"sijill.documents.only-trusted=true: needs a manifest, sijill.documents.trusted=FILE");
		}
		Manifest manifest = (settings.trusted() != null) ? Manifest.read(settings.trusted()) : Manifest.EMPTY;
		return new Documents(new Remembered(settings.remembered().toBytes()), manifest, settings.onlyTrusted());
	}

}
