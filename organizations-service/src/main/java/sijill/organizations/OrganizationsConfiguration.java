package sijill.organizations;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import sijill.organizations.organization.OrganizationEntries;
import sijill.platform.projection.ReadModel;

/**
 * What this service records, and what it reads.
 */
@Configuration(proxyBeanMethods = false)
class OrganizationsConfiguration {

	@Bean
	ReadModel readModel() {
		return new ReadModel(1, List.of(new OrganizationEntries()), OrganizationEntries.VIEWS, List.of());
	}

}
