# The pipeline's program. Build: docker build -t gongkai .
ARG JDK_IMAGE=eclipse-temurin:17.0.17_10-jdk-jammy
ARG JRE_IMAGE=eclipse-temurin:17.0.17_10-jre-jammy

FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true package

FROM ${JRE_IMAGE}
RUN useradd --system --uid 10001 --create-home gongkai \
    && mkdir /data && chown gongkai /data
COPY --from=build /src/app/target/dist/lib /opt/gongkai/lib
COPY --from=build /src/samples /opt/gongkai/samples
ENV GONGKAI_HOME=/opt/gongkai \
    GONGKAI_DATA_DIR=/data \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
USER gongkai
WORKDIR /data
VOLUME /data
ENTRYPOINT ["java", "-cp", "/opt/gongkai/lib/gongkai-app.jar", "io.gongkai.app.Main"]
CMD ["up"]
