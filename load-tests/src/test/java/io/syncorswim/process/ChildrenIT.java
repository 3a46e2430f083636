package io.syncorswim.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Timeout(60)
@Tag("side-by-side")
class ChildrenIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path directory;
    private final Children children = new Children(Duration.ofSeconds(5));

    @AfterEach
    void stopChildren() {
        children.close();
    }

    @Test
    void a_childs_exit_code_and_last_words_are_known() throws Exception {
        Child child = start("echo out; echo err >&2; exit 7");

        child.onExit().join();

        assertThat(child.exitCode()).hasValue(7);
        ChildFailed failure =
                catchThrowableOfType(ChildFailed.class, () -> child.awaitLine("swim-ready", SOON));
        assertThat(failure.sentence())
                .isEqualTo("test did not say 'swim-ready' but ended with exit code 7");
        assertThat(failure.lastLines()).containsExactlyInAnyOrder("out", "err");
    }

    @Test
    void a_line_is_found_whether_it_came_before_or_after_the_call() throws Exception {
        Child child = start("echo first 1; read go; echo second $go");

        assertThat(child.awaitLine("first", SOON)).isEqualTo("first 1");
        child.say("2");
        assertThat(child.awaitLine("second", SOON)).isEqualTo("second 2");
        assertThat(child.awaitLine("first", SOON)).isEqualTo("first 1");
    }

    @Test
    void a_line_that_does_not_come_is_a_failure_that_leaves_the_child_alive() throws Exception {
        Child child = start("echo up; exec sleep 600");
        child.awaitLine("up", SOON);

        assertThatThrownBy(() -> child.awaitLine("swim-ready", Duration.ofMillis(50)))
                .isInstanceOf(ChildFailed.class)
                .hasMessage("test did not say 'swim-ready' within 50 ms\n  up");
        assertThat(child.isAlive()).isTrue();
        assertThat(child.exitCode()).isEmpty();
    }

    @Test
    void a_killed_child_is_gone_with_137() throws Exception {
        Child child = start("trap '' TERM; echo up; while :; do sleep 0.02; done");
        child.awaitLine("up", SOON);

        child.kill();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitCode()).hasValue(137);
    }

    @Test
    void a_frozen_child_does_nothing_until_it_is_resumed() throws Exception {
        Child child = start("echo up; while read line; do echo got $line; done");
        child.awaitLine("up", SOON);

        child.freeze();
        child.say("a");
        assertThatThrownBy(() -> child.awaitLine("got a", Duration.ofMillis(500)))
                .isInstanceOf(ChildFailed.class);
        assertThat(child.isAlive()).isTrue();

        child.resume();
        assertThat(child.awaitLine("got a", SOON)).isEqualTo("got a");
    }

    @Test
    void once_frozen_none_of_its_threads_runs() throws Exception {
        ChildSpec busy =
                new ChildSpec(
                        "busy",
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                BusyThreads.class.getName()),
                        Map.of(),
                        directory,
                        directory.resolve("busy.log"));
        Child child = children.start(busy);
        child.awaitLine("up", SOON);
        for (int i = 0; i < 20; i++) {
            child.freeze();
            assertThat(states(child)).containsOnly('T');
            child.resume();
        }
    }

    @Test
    void a_frozen_child_can_be_killed() throws Exception {
        Child child = start("echo up; exec sleep 600");
        child.awaitLine("up", SOON);
        child.freeze();

        child.kill();

        assertThat(child.exitCode()).hasValue(137);
    }

    @Test
    void a_child_that_is_asked_to_stop_says_its_last_words() throws Exception {
        Child child = start("trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.02; done");
        child.awaitLine("up", SOON);

        assertThat(child.stop(SOON)).isTrue();

        assertThat(child.exitCode()).hasValue(3);
        assertThat(child.awaitLine("bye", SOON)).isEqualTo("bye");
    }

    @Test
    void a_frozen_child_that_is_asked_to_stop_hears_it() throws Exception {
        Child child = start("trap 'exit 3' TERM; echo up; while :; do sleep 0.02; done");
        child.awaitLine("up", SOON);
        child.freeze();

        assertThat(child.stop(SOON)).isTrue();
        assertThat(child.exitCode()).hasValue(3);
    }

    @Test
    void a_child_that_ignores_the_request_to_stop_is_killed() throws Exception {
        Child child = start("trap '' TERM; echo up; while :; do sleep 0.02; done");
        child.awaitLine("up", SOON);

        assertThat(child.stop(Duration.ofMillis(100))).isFalse();
        assertThat(child.exitCode()).hasValue(137);
    }

    @Test
    void an_ended_child_can_be_neither_frozen_nor_spoken_to() throws Exception {
        Child child = start("exit 0");
        child.onExit().join();

        assertThatThrownBy(child::freeze).isInstanceOf(ChildFailed.class);
        assertThatThrownBy(() -> child.say("anyone?")).isInstanceOf(ChildFailed.class);
        child.kill();
        assertThat(child.stop(SOON)).isTrue();
        assertThat(child.exitCode()).hasValue(0);
    }

    @Test
    void closing_ends_polite_stubborn_and_frozen_children_alike() throws Exception {
        try (Children others = new Children(Duration.ofMillis(500))) {
            Child polite = others.start(spec("polite", "echo up; exec sleep 600"));
            Child stubborn =
                    others.start(
                            spec(
                                    "stubborn",
                                    "trap '' TERM; echo up; while :; do sleep 0.02; done"));
            Child frozen = others.start(spec("frozen", "echo up; exec sleep 600"));
            for (Child child : List.of(polite, stubborn, frozen)) {
                child.awaitLine("up", SOON);
            }
            frozen.freeze();

            others.close();

            assertThat(polite.exitCode()).hasValue(143);
            assertThat(stubborn.exitCode()).hasValue(137);
            assertThat(frozen.exitCode()).hasValue(143);
            assertThatIllegalStateException()
                    .isThrownBy(() -> others.start(spec("late", "echo up")))
                    .withMessage("could not start late: the lab is closing");
        }
    }

    @Test
    void a_child_leads_a_session_of_its_own_so_that_a_terminals_ctrl_c_misses_it()
            throws Exception {
        Child child = start("echo up; exec sleep 600");
        child.awaitLine("up", SOON);

        String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long processGroup = Long.parseLong(afterName[2]);
        long session = Long.parseLong(afterName[3]);

        assertThat(processGroup).isEqualTo(child.pid());
        assertThat(session).isEqualTo(child.pid());
    }

    @Test
    void children_of_a_lab_that_is_killed_end_with_it_even_frozen_ones() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Child lab =
                children.start(
                        new ChildSpec(
                                "lab",
                                List.of(
                                        java,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        SleepingLab.class.getName(),
                                        directory.toString()),
                                Map.of(),
                                directory,
                                directory.resolve("lab.log")));
        List<ProcessHandle> left =
                Arrays.stream(lab.awaitLine("pids ", SOON).substring(5).split(" "))
                        .map(Long::parseLong)
                        .map(pid -> ProcessHandle.of(pid).orElseThrow())
                        .toList();
        assertThat(left).hasSize(2).allMatch(ProcessHandle::isAlive);

        lab.kill();

        for (ProcessHandle child : left) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_program_that_does_not_exist_fails_with_127_and_its_name() throws Exception {
        Child child =
                children.start(
                        new ChildSpec(
                                "ghost",
                                List.of("/no/such/program"),
                                Map.of(),
                                directory,
                                directory.resolve("ghost.log")));

        assertThatThrownBy(() -> child.awaitLine("swim-ready", SOON))
                .isInstanceOf(ChildFailed.class)
                .hasMessageContaining("exit code 127")
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void a_directory_that_does_not_exist_is_named() {
        Path missing = directory.resolve("missing");

        assertThatIOException()
                .isThrownBy(() ->
                        children.start(
                                new ChildSpec(
                                        "test",
                                        List.of("true"),
                                        Map.of(),
                                        missing,
                                        directory.resolve("test.log"))))
                .withMessageContaining("could not start test")
                .withMessageContaining(missing.toString());
    }

    @Test
    void the_environment_reaches_the_child_and_both_outputs_reach_the_log() throws Exception {
        Path log = directory.resolve("test.log");
        Child child =
                children.start(
                        new ChildSpec(
                                "test",
                                List.of("/bin/sh", "-c", "echo $SWIM_TEST; echo err >&2"),
                                Map.of("SWIM_TEST", "secret"),
                                directory,
                                log));
        child.awaitLine("secret", SOON);
        child.onExit().join();

        try (Stream<String> lines = Files.lines(log)) {
            assertThat(lines).containsExactlyInAnyOrder("secret", "err");
        }
    }

    /** Of each of its threads: R runs, S sleeps, T is stopped. */
    private static List<Character> states(Child child) throws IOException {
        List<Character> states = new ArrayList<>();
        try (Stream<Path> tasks =
                Files.list(Path.of("/proc", Long.toString(child.pid()), "task"))) {
            for (Path task : tasks.toList()) {
                String status = Files.readString(task.resolve("status"));
                states.add(status.charAt(status.indexOf("State:\t") + "State:\t".length()));
            }
        }
        return states;
    }

    private Child start(String script) throws IOException {
        return children.start(spec("test", script));
    }

    private ChildSpec spec(String name, String script) {
        return new ChildSpec(
                name,
                List.of("/bin/sh", "-c", script),
                Map.of(),
                directory,
                directory.resolve(name + ".log"));
    }
}
