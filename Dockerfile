# Muster in a container. PostgreSQL comes from outside (see docker-compose.yml), or from the embedded one in /data.
FROM docker.io/library/maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# what was downloaded stays on the machine that builds, and out of the image
RUN --mount=type=cache,target=/maven mvn -q -Dmaven.repo.local=/maven -DskipTests package

FROM docker.io/library/eclipse-temurin:25-jre
RUN groupadd --system muster && useradd --system --gid muster --home-dir /data muster \
    && mkdir -m 0700 /data && chown muster:muster /data
COPY --from=build /build/server/target/server-*-app.jar /opt/muster.jar
USER muster
ENV MUSTER_HOME=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q 200"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseCompactObjectHeaders", "-jar", "/opt/muster.jar"]
