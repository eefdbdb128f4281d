package sijill.documents.stub;

import java.util.List;

import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.stereotype.Controller;

/**
 * Takes any id for an entity of another service: whether it exists is known there.
 */
@Controller
class StubController {

	@EntityMapping
	List<Organization> organization(@Argument List<String> idList) {
		return Organization.of(idList);
	}

	@EntityMapping
	List<Incident> incident(@Argument List<String> idList) {
		return idList.stream().map(Incident::new).toList();
	}

}
