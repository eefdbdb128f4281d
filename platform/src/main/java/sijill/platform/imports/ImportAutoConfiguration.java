package sijill.platform.imports;

import com.mongodb.client.MongoDatabase;
import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import sijill.platform.entry.Entries;
import sijill.platform.record.Appender;
import sijill.platform.record.RevisionLog;
import sijill.platform.projection.Projector;
import sijill.platform.projection.RecordAutoConfiguration;

/**
 * Serves imports where a service has a record.
 */
@AutoConfiguration(after = RecordAutoConfiguration.class)
@ConditionalOnBean(Entries.class)
final class ImportAutoConfiguration {

	@Bean
	ImportController importController(Entries entries, Validator validator, RevisionLog log, Appender appender,
			Projector projector, MongoDatabase database) {
		return new ImportController(new Importer(new LineParser(entries, validator), new EntryWriter(log, appender),
				projector, new Staging.Factory(database)));
	}

}
