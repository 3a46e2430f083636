# The one image of ours: services, lab and injector. Why a Dockerfile and not Jib: docs/adr/0005-images.md.
ARG JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble
ARG JRE_IMAGE=eclipse-temurin:25.0.3_9-jre-noble

FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B install -DskipTests -Dexec.skip && build-tools/collect-programs /programs

# A stage of its own, so that programs built elsewhere can take its place: --build-context programs=DIR.
FROM scratch AS programs
COPY --from=build /programs /

FROM ${JRE_IMAGE}
COPY --from=programs /opt /opt
# Empty folders: a new volume takes over who owns them.
COPY --from=programs --chown=10001:10001 /secrets /secrets
COPY --from=programs --chown=10001:10001 /results /results
ENV PATH=/opt/swim/bin:${PATH} HOME=/tmp LANG=C.UTF-8
WORKDIR /opt/swim
USER 10001:10001
ENTRYPOINT ["swim"]
CMD ["--help"]
