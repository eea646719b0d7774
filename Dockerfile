# The program of every stage. `docker compose up` builds it; by hand: docker build -t gongkai .
ARG JDK_IMAGE=eclipse-temurin:21.0.9_10-jdk-noble
ARG JRE_IMAGE=eclipse-temurin:21.0.9_10-jre-noble

FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
# Compiled as it is; what the compiler is made to refuse is refused by ./mvnw verify.
RUN ./mvnw -q -B -ntp -Dmaven.test.skip=true -pl app -am package

FROM ${JRE_IMAGE}
# /secrets and /data are made here, so that volumes mounted there belong to the user.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin gongkai \
    && mkdir /data /secrets /blobs \
    && chown gongkai /data /secrets /blobs
COPY --from=build /src/app/target/dist/lib /opt/gongkai/lib
COPY --from=build /src/samples /opt/gongkai/samples
COPY --from=build /src/deploy/image/ /opt/gongkai/bin/
ENV GONGKAI_HOME=/opt/gongkai \
    GONGKAI_DATA_DIR=/data \
    PATH=/opt/gongkai/bin:$PATH
USER gongkai
WORKDIR /data
VOLUME /data
ENTRYPOINT ["gongkai"]
CMD ["--help"]
