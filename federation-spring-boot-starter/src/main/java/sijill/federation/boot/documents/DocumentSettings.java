package sijill.federation.boot.documents;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import sijill.federation.boot.WrongSettingException;

/**
 * What clients may ask without sending it.
 *
 * @param remembered how much is kept of what clients have sent with a hash; 0: nothing
 * @param trusted a manifest of documents that are answered by their ids
 * @param onlyTrusted whether nothing else is answered
 */
@ConfigurationProperties("sijill.documents")
record DocumentSettings(@DefaultValue("4MB") DataSize remembered, @Nullable String trusted,
		@DefaultValue("false") boolean onlyTrusted) {

	DocumentSettings {
		if (remembered.isNegative()) {
			throw new WrongSettingException("sijill.documents.remembered=" + remembered + ": must not be less than 0");
		}
	}

}
