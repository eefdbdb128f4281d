package sijill.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestsTests {

	private static final String CONTAINERS = "/spec/template/spec/containers";

	static Stream<Path> folders() {
		return Kustomize.folders();
	}

	@ParameterizedTest
	@MethodSource("folders")
	void deploysTheFourApplications(Path folder) {
		assertThat(objects(folder, "Deployment")).extracting(ManifestsTests::name)
			.containsExactlyInAnyOrder("gateway", "incidents", "documents", "organizations");
	}

	@ParameterizedTest
	@MethodSource("folders")
	void givesNoPodMoreRightsThanItNeeds(Path folder) {
		assertThat(workloads(folder)).isNotEmpty().allSatisfy((workload) -> {
			JsonNode pod = workload.at("/spec/template/spec");
			assertThat(pod.at("/automountServiceAccountToken").asString()).isEqualTo("false");
			assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
			assertThat(pod.at("/securityContext/runAsUser").asInt(0)).isPositive();
			assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
			assertThat(pod.at("/containers").values()).isNotEmpty().allSatisfy((container) -> {
				JsonNode rights = container.at("/securityContext");
				assertThat(rights.at("/allowPrivilegeEscalation").asString()).isEqualTo("false");
				assertThat(rights.at("/readOnlyRootFilesystem").asBoolean(false)).isTrue();
				assertThat(rights.at("/capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
			});
		});
	}

	@ParameterizedTest
	@MethodSource("folders")
	void boundsWhatEveryContainerTakes(Path folder) {
		assertThat(workloads(folder)).allSatisfy(
				(workload) -> assertThat(workload.at(CONTAINERS).values()).isNotEmpty().allSatisfy((container) -> {
					assertThat(container.at("/resources/requests").propertyNames()).containsOnly("cpu", "memory");
					assertThat(container.at("/resources/limits").propertyNames()).containsOnly("cpu", "memory");
				}));
	}

	@ParameterizedTest
	@MethodSource("folders")
	void asksEveryApplicationHowItIsOnItsManagementPort(Path folder) {
		assertThat(objects(folder, "Deployment")).allSatisfy((deployment) -> {
			String alive = "{\"path\":\"/actuator/health/liveness\",\"port\":\"management\"}";
			String ready = "{\"path\":\"/actuator/health/readiness\",\"port\":\"management\"}";
			JsonNode application = deployment.at(CONTAINERS + "/0");
			assertThat(application.at("/startupProbe/httpGet")).hasToString(alive);
			assertThat(application.at("/livenessProbe/httpGet")).hasToString(alive);
			assertThat(application.at("/readinessProbe/httpGet")).hasToString(ready);
			assertThat(ports(deployment)).containsExactly("http", "management");
		});
	}

	@ParameterizedTest
	@MethodSource("folders")
	void letsAPodThatEndsAnswerForAWhile(Path folder) {
		assertThat(objects(folder, "Deployment")).allSatisfy((deployment) -> {
			int farewell = deployment.at(CONTAINERS + "/0/lifecycle/preStop/sleep/seconds").asInt(0);
			assertThat(farewell).isPositive();
			assertThat(deployment.at("/spec/template/spec/terminationGracePeriodSeconds").asInt(0))
				.isGreaterThanOrEqualTo(farewell + 30);
		});
	}

	@ParameterizedTest
	@MethodSource("folders")
	void leadsEveryServiceToItsPodsAndNotToTheirManagementPort(Path folder) {
		List<JsonNode> workloads = workloads(folder).toList();
		assertThat(objects(folder, "Service")).isNotEmpty().allSatisfy((service) -> {
			JsonNode target = workloads.stream()
				.filter((workload) -> selects(service.at("/spec/selector"), workload))
				.findAny()
				.orElseThrow();
			assertThat(service.at("/spec/ports").values()).singleElement().satisfies((port) -> {
				assertThat(ports(target)).contains(port.at("/targetPort").asString(port.at("/name").asString()));
				assertThat(port.at("/name").asString()).isNotEqualTo("management");
			});
		});
	}

	@ParameterizedTest
	@MethodSource("folders")
	void givesEveryApplicationAnAccountOfItsOwn(Path folder) {
		List<String> accounts = objects(folder, "ServiceAccount").map(ManifestsTests::name).toList();
		assertThat(objects(folder, "Deployment"))
			.extracting((deployment) -> deployment.at("/spec/template/spec/serviceAccountName").asString())
			.containsExactlyInAnyOrderElementsOf(accounts);
	}

	@ParameterizedTest
	@MethodSource("folders")
	void tellsTheGatewayWhereTheServicesAreAndThemWhereMongoDbIs(Path folder) {
		assertThat(objects(folder, "Deployment")).allSatisfy((deployment) -> {
			JsonNode variable = deployment.at(CONTAINERS + "/0/env/0");
			if (name(deployment).equals("gateway")) {
				assertThat(variable.at("/name").asString()).isEqualTo("SIJILL_SUBGRAPHS");
				assertThat(variable.at("/value").asString().split(",")).hasSize(3)
					.allSatisfy((subgraph) -> assertThat(subgraph)
						.matches("(incidents|documents|organizations)=http://\\1/graphql"));
			}
			else {
				assertThat(variable.at("/name").asString()).isEqualTo("MONGODB_URI");
				assertThat(variable.at("/valueFrom/secretKeyRef/name").asString()).isEqualTo("sijill-mongodb");
			}
		});
	}

	private static Stream<JsonNode> objects(Path folder, String kind) {
		return StrictReader.read(Kustomize.build(folder))
			.stream()
			.filter((manifest) -> manifest.at("/kind").asString().equals(kind));
	}

	private static Stream<JsonNode> workloads(Path folder) {
		return Stream.concat(objects(folder, "Deployment"), objects(folder, "StatefulSet"));
	}

	private static String name(JsonNode manifest) {
		return manifest.at("/metadata/name").asString();
	}

	private static List<String> ports(JsonNode workload) {
		return workload.at(CONTAINERS + "/0/ports").valueStream().map((port) -> port.at("/name").asString()).toList();
	}

	private static boolean selects(JsonNode selector, JsonNode workload) {
		JsonNode labels = workload.at("/spec/template/metadata/labels");
		return selector.propertyStream().allMatch((label) -> label.getValue().equals(labels.get(label.getKey())));
	}

}
