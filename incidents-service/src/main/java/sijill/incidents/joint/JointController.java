package sijill.incidents.joint;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import sijill.platform.entry.Provenance;

/**
 * Takes what other services own by its id: whether it exists is for its owner to say.
 */
@Controller
class JointController {

	@EntityMapping
	List<@Nullable Organization> organization(@Argument List<@Nullable String> idList) {
		return idList.stream().<@Nullable Organization>map(Organization::of).toList();
	}

	@EntityMapping
	List<@Nullable Document> document(@Argument List<@Nullable String> idList) {
		return idList.stream().<@Nullable Document>map(Document::of).toList();
	}

	@SchemaMapping
	List<Source> sources(Provenance provenance) {
		return provenance.sources().stream().map(Source::new).toList();
	}

}
