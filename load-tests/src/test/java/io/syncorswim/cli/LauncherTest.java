package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When the launcher builds, with a Maven and a JDK that only write down how they are called. */
class LauncherTest {
    private static final Duration AGE = Duration.ofHours(1);
    private static final List<String> MODULES =
            List.of("load-tests", "target-services", "embedded-broker");
    private static final String MAVEN =
            """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$*" >>builds.txt
            if [ -e broken ]; then
              echo "[ERROR] there is no such class"
              exit 1
            fi
            mkdir -p load-tests/target/lib target-services/target embedded-broker/target
            touch load-tests/target/load-tests.jar target-services/target/target-services.jar
            touch embedded-broker/target/embedded-broker.jar
            """;

    @TempDir Path home;

    private final Instant now = Instant.now();

    @BeforeEach
    void a_home_without_a_build() throws IOException {
        Path launcher = Files.copy(Path.of("..", "swim"), home.resolve("swim"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        program("mvnw", MAVEN);
        program("jdk/bin/java", "#!/bin/sh\necho \"java: $*\"\n");
        program("jdk/bin/javac", "#!/bin/sh\n");
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
        source("pom.xml");
        for (String module : MODULES) {
            source(module + "/pom.xml");
            source(module + "/src/main/java/A.java");
        }
    }

    @Test
    void the_first_start_builds_and_the_second_does_not() throws Exception {
        Launched first = launch("report", "results/mine");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .startsWith("java: ")
                .endsWith("io.syncorswim.cli.Main report results/mine\n");
        assertThat(first.err()).contains("Building");
        assertThat(builds()).hasSize(1).first().asString().contains("install").contains("-Dskip");

        Launched second = launch("doctor");
        assertThat(second.out()).endsWith("io.syncorswim.cli.Main doctor\n");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void what_is_built_from_that_has_changed_is_built_once_more() throws Exception {
        launch();
        for (String changed :
                new String[] {
                    "pom.xml", "load-tests/pom.xml", "target-services/src/main/java/A.java"
                }) {
            int before = builds().size();
            buildIsOld();
            launch();
            assertThat(builds()).as("nothing has changed since").hasSize(before);

            Files.setLastModifiedTime(home.resolve(changed), ago(Duration.ofMinutes(10)));
            launch();
            assertThat(builds()).as("after a change of %s", changed).hasSize(before + 1);
            launch();
            assertThat(builds()).as("once for %s", changed).hasSize(before + 1);
        }
    }

    @Test
    void a_source_that_is_gone_and_a_jar_that_is_gone_are_reasons_to_build() throws Exception {
        launch();
        Files.delete(home.resolve("target-services/target/target-services.jar"));
        launch();
        assertThat(builds()).hasSize(2);
        Files.delete(home.resolve("embedded-broker/target/embedded-broker.jar"));
        launch();
        assertThat(builds()).hasSize(3);

        buildIsOld();
        Files.delete(home.resolve("load-tests/src/main/java/A.java"));
        launch();
        assertThat(builds()).hasSize(4);
    }

    @Test
    void tests_are_no_reason_to_build() throws Exception {
        launch();
        source("load-tests/src/test/java/ATest.java");
        Files.setLastModifiedTime(
                home.resolve("load-tests/src/test/java/ATest.java"),
                FileTime.from(now.plus(Duration.ofHours(1))));
        launch();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void a_failed_build_is_told_in_a_sentence_and_built_again_next_time() throws Exception {
        Path broken = Files.createFile(home.resolve("broken"));
        for (int attempt = 1; attempt <= 2; attempt++) {
            Launched failed = launch("run");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(failed.err()).contains("there is no such class");
            assertThat(failed.err().lines().filter(line -> line.startsWith("swim: ")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("the build failed", "target/build.log");
            assertThat(builds()).hasSize(attempt);
        }
        Files.delete(broken);

        Launched mended = launch("run");
        assertThat(mended.code()).isZero();
        assertThat(mended.out()).endsWith("io.syncorswim.cli.Main run\n");
        assertThat(builds()).hasSize(3);
    }

    @Test
    void a_failed_build_after_a_good_one_does_not_run_what_was_built_before() throws Exception {
        launch();
        buildIsOld();
        Files.setLastModifiedTime(home.resolve("pom.xml"), ago(Duration.ofMinutes(10)));
        Files.createFile(home.resolve("broken"));
        for (int attempt = 2; attempt <= 3; attempt++) {
            Launched failed = launch();
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(builds()).hasSize(attempt);
        }
    }

    @Test
    void it_starts_without_a_home_and_from_anywhere() throws Exception {
        launch();
        String name = String.valueOf(home.getFileName());
        Path elsewhere = home.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve(name));
        ProcessBuilder launcher = new ProcessBuilder(name + "/swim", "run");
        launcher.directory(home.resolve("..").toFile()).environment().remove("HOME");
        launcher.environment().put("CDPATH", elsewhere.toString());
        Launched launched = launched(launcher);
        assertThat(launched.code()).as(launched.err()).isZero();
        assertThat(launched.out()).contains("-Dswim.home=" + home.toRealPath() + " ");
        assertThat(builds()).hasSize(1);
    }

    private record Launched(int code, String out, String err) {}

    private Launched launch(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder(home.resolve("swim").toString());
        launcher.command().addAll(List.of(arguments));
        return launched(launcher);
    }

    private Launched launched(ProcessBuilder launcher) throws IOException, InterruptedException {
        launcher.environment().put("SWIM_JAVA_HOME", home.resolve("jdk").toString());
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        Process process = launcher.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int code = process.waitFor();
        return new Launched(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /** One line for each. */
    private List<String> builds() throws IOException {
        return Files.readAllLines(home.resolve("builds.txt"));
    }

    /** As if the last build had been a while ago, and the sources had been there before. */
    private void buildIsOld() throws IOException {
        for (String part : MODULES) {
            for (String path : new String[] {"pom.xml", "src", "src/main", "src/main/java"}) {
                Files.setLastModifiedTime(home.resolve(part).resolve(path), ago(AGE));
            }
            Path code = home.resolve(part).resolve("src/main/java/A.java");
            if (Files.exists(code)) {
                Files.setLastModifiedTime(code, ago(AGE));
            }
        }
        Files.setLastModifiedTime(home.resolve("pom.xml"), ago(AGE));
        Files.setLastModifiedTime(home.resolve("target/swim.built"), ago(Duration.ofMinutes(30)));
    }

    private FileTime ago(Duration time) {
        return FileTime.from(now.minus(time));
    }

    private void source(String path) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.setLastModifiedTime(Files.writeString(file, "any"), ago(AGE));
    }

    private void program(String path, String script) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
