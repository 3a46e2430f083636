package io.syncorswim.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** A cache of how a program starts is used for just the programs that it was recorded from. */
class InstallationTest {
    private static final Instant BUILT = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir Path home;

    @BeforeEach
    void builtAndThenRecorded() throws IOException {
        Files.createDirectories(home.resolve("load-tests/target/lib"));
        touch("load-tests/target/lib", BUILT);
        touch("load-tests/target/load-tests.jar", BUILT);
        touch("target-services/target/target-services.jar", BUILT);
        touch("target/aot/injector.aot", BUILT.plusSeconds(1));
    }

    @Test
    void a_cache_that_is_newer_than_the_programs_is_used() {
        assertThat(JvmFlags.aotCache(installation(), "injector"))
                .containsExactly("-XX:AOTCache=" + home.resolve("target/aot/injector.aot"));
        assertThat(JvmFlags.aotCache(installation(), "frontend")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load-tests/target/load-tests.jar",
                "load-tests/target/lib",
                "target-services/target/target-services.jar"
            })
    void a_cache_of_programs_that_were_built_again_is_not(String program) throws IOException {
        touch(program, BUILT.plusSeconds(2));

        assertThat(JvmFlags.aotCache(installation(), "injector")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load-tests/target/load-tests.jar",
                "target-services/target/target-services.jar",
                "embedded-broker/target/embedded-broker.jar"
            })
    void programs_that_were_built_anew_are_of_another_build(String program) throws IOException {
        List<String> before = installation().build();
        assertThat(installation().build()).isEqualTo(before);
        touch(program, BUILT.plusSeconds(2));

        assertThat(installation().build()).isNotEqualTo(before);
    }

    private Installation installation() {
        return new Installation(home, Path.of("java"), "class-path");
    }

    private void touch(String name, Instant at) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
