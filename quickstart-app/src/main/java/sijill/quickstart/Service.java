package sijill.quickstart;

import sijill.documents.DocumentsApplication;
import sijill.incidents.IncidentsApplication;
import sijill.organizations.OrganizationsApplication;

/**
 * The services of the platform, in the order in which the sample data reads best.
 */
enum Service {

	ORGANIZATIONS("organizations", OrganizationsApplication.class), DOCUMENTS("documents", DocumentsApplication.class),
	INCIDENTS("incidents", IncidentsApplication.class);

	private final String id;

	private final Class<?> application;

	Service(String id, Class<?> application) {
		this.id = id;
		this.application = application;
	}

	/** The name of its configuration, its subgraph, and its sample data. */
	String id() {
		return this.id;
	}

	Class<?> application() {
		return this.application;
	}

}
