# The image of one application; APP is its module: incidents-service, documents-service, organizations-service, gateway.
#
#   ./mvnw -B package -DskipTests
#   docker build --build-arg APP=incidents-service --tag sijill/incidents:local .
#
# It wants no writable root file system: mount a volume at /tmp.
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS layers
ARG APP
WORKDIR /layers
COPY ${APP}/target/${APP}-*-app.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination extracted

FROM ${BASE}
WORKDIR /application
# From what changes least to what changes most, so that an update moves only the last of them.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
USER 10001:10001
# The heap takes its share of the container's memory, and a process without memory ends, so that another one starts.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "application.jar"]
