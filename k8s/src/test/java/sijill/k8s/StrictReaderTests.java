package sijill.k8s;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrictReaderTests {

	private static final String DEPLOYMENT = """
			apiVersion: apps/v1
			kind: Deployment
			metadata:
			  name: any
			spec:
			  replicas: 1
			  selector:
			    matchLabels: { app: any }
			  template:
			    metadata:
			      labels: { app: any }
			    spec:
			      containers:
			        - name: any
			          image: any
			          ports:
			            - containerPort: 8080
			          livenessProbe:
			            httpGet: { path: /, port: 8080 }
			          resources:
			            limits: { memory: 1Gi }
			""";

	@Test
	void readsADeployment() {
		assertThat(StrictReader.read(DEPLOYMENT)).singleElement()
			.satisfies((deployment) -> assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(1));
	}

	@ParameterizedTest
	@CsvSource({ "replicas: 1, replica: 1", "image: any, img: any", "containerPort: 8080, port: 8080",
			"replicas: 1, replicas: many", "kind: Deployment, kind: Deploy", "apiVersion: apps/v1, apiVersion: v1",
			"memory: 1Gi, memory: much", "- name: any, - nam: any", "path: /, url: /" })
	void refusesWhatKubernetesDoesNotKnow(String right, String wrong) {
		assertThat(DEPLOYMENT).contains(right);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> StrictReader.read(DEPLOYMENT.replace(right, wrong)));
	}

}
