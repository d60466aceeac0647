# Muster in a container. PostgreSQL comes from outside (see docker-compose.yml), or from the embedded one in /data.
FROM docker.io/library/maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# what was downloaded stays on the machine that builds, and out of the image
RUN --mount=type=cache,target=/maven mvn -q -Dmaven.repo.local=/maven -DskipTests package

FROM docker.io/library/eclipse-temurin:25-jre
RUN groupadd --system muster && useradd --system --gid muster --home-dir /data muster \
    && mkdir -m 0700 /data && mkdir /opt/muster && chown muster:muster /data /opt/muster
USER muster
# The AOT cache is made by the very JVM that will use it, on a PostgreSQL of its own. Where that does not work in a build, the image starts
# slower, and that is all.
RUN --mount=type=bind,from=build,source=/build,target=/build \
    java -Djarmode=tools -jar /build/server/target/server-*-app.jar extract --force \
        --destination /opt/muster --application-filename muster.jar \
    && { java -cp "$(echo /build/tour/target/tour-*-SNAPSHOT.jar):/opt/muster/lib/*" dev.muster.tour.Training /opt/muster \
        || echo "No AOT cache was made: see above"; }
ENV JAVA_OPTS=-XX:MaxRAMPercentage=50
ENV MUSTER_HOME=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q 200"]
ENTRYPOINT ["/opt/muster/muster"]
