package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every mistake is one sentence that says where and what is allowed. */
class ExperimentFileMistakesTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    ~                    -> line 1: a mapping of keys to values is expected, not '~'
                    - a                  -> line 1: a mapping of keys to values is expected, not a list
                    workload: 5          -> line 1: workload: a mapping of keys to values is expected, not '5'
                    patterns: chain      -> line 1: patterns: a list is expected, not 'chain'
                    scenarios: []        -> line 1: scenarios: a mapping of keys to values is expected, not a list
                    scenarios: {a: {spike: {factor: 5}}} -> line 1: scenarios.a: a list is expected, not a mapping
                    seed: [1]            -> line 1: seed: one value is expected, not a list
                    seed:                -> line 1: seed: a value is missing; leave the key out for its default
                    """)
    void a_wrong_type_says_what_is_expected(String yaml, String message) {
        assertMistake(yaml, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    nam: x                      -> line 1: unknown key 'nam'; did you mean 'name'? (allowed: name, seed, repetitions, broker, slo, workload, phases, deadlines, frontend, backends, patterns, scenarios)
                    name: x\\nbackends:\\n  paymnt: {} -> line 3: unknown key 'paymnt' in backends; did you mean 'payment'? (allowed: inventory, payment, shipping)
                    frontend: {in_flight: 3}    -> line 1: unknown key 'in_flight' in frontend; did you mean 'in-flight'? (allowed: workers, queue, in-flight, call-timeout, confirm-timeout)
                    deadlines: {lunch: 1h}      -> line 1: unknown key 'lunch' in deadlines (allowed: start, drain, stop)
                    scenarios: {a: [spik: {}]}  -> line 1: unknown key 'spik' in scenarios.a; did you mean 'spike'? (allowed: spike, slow, failing, down)
                    scenarios: {a: [spike: {ratio: 1}]} -> line 1: unknown key 'ratio' in scenarios.a.spike (allowed: from, for, factor)
                    name: x\\nseed: 1\\nname: y -> line 3: name: the key stands here twice, first in line 1
                    """)
    void an_unknown_or_repeated_key_is_told_with_the_nearest_one(String yaml, String message) {
        assertMistake(yaml, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    slo: 30 millis        -> line 1: slo: a duration is a number and a unit (h, m, s, ms, us or ns), like 30s or 250ms, not '30 millis'
                    slo: 1                -> line 1: slo: a duration is a number and a unit (h, m, s, ms, us or ns), like 30s or 250ms, not '1'
                    slo: 0ms              -> line 1: slo: the slo must be from 1ms to 10m, not 0s
                    seed: 1.5             -> line 1: seed: a whole number from -9223372036854775808 to 9223372036854775807 is expected, not '1.5'
                    repetitions: 0        -> line 1: repetitions: repetitions must be from 1 to 1000, not 0
                    name: My Test         -> line 1: name: a name is made of up to 60 lower-case letters, digits and dashes, not 'My Test'
                    broker: rabbit        -> line 1: broker: a broker is auto, embedded, rabbitmq or amqp://user:password@host:port/vhost, not 'rabbit'
                    phases: {fault: 0s}   -> line 1: phases.fault: a phase lasts from 1s to 24h, not 0s
                    deadlines: {stop: 2h} -> line 1: deadlines.stop: a deadline is from 1s to 1h, not 2h
                    deadlines: {stop: 9999999999999999h} -> line 1: deadlines.stop: a duration as long as 9999999999999999h is not possible
                    backends:\\n  payment:\\n    queue: 1\\n    workers: 0 -> line 4: backends.payment.workers: workers must be from 1 to 10000, not 0
                    backends: {payment: {workers: 99999999999}} -> line 1: backends.payment.workers: a whole number from -2147483648 to 2147483647 is expected, not '99999999999'
                    backends: {payment: {service-time: gaussian 4ms}} -> line 1: backends.payment.service-time: a service time's distribution is fixed or exponential, not 'gaussian'
                    backends: {payment: {service-time: fixed 0ms}} -> line 1: backends.payment.service-time: a mean service time must be more than 0 and at most 60s, not 0s
                    """)
    void an_impossible_value_is_told_with_its_line_and_what_is_allowed(
            String yaml, String message) {
        assertMistake(yaml, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    0/s     -> the rate must be from 0.1/s to 50000/s, not 0/s
                    -5/s    -> the rate must be from 0.1/s to 50000/s, not -5/s
                    50001/s -> the rate must be from 0.1/s to 50000/s, not 50001/s
                    NaN/s   -> a rate is a number of orders per second or minute, like 80/s or 300/m, not 'NaN/s'
                    80      -> a rate is a number of orders per second or minute, like 80/s or 300/m, not '80'
                    20000/s -> scenario 'spike' would offer 100000 orders per second; at most 50000 can be: lower the rate or the spike's factor
                    """)
    void an_impossible_rate_is_refused_at_its_line(String rate, String message) {
        assertMistake("name: x\nworkload:\n  rate: " + rate, "line 3: workload.rate: " + message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    {}                       -> scenarios: name from 1 to 100 scenarios, or leave the key out for the default
                    {Spike: []}              -> scenarios.Spike: a scenario's name is made of up to 40 lower-case letters, digits and dashes, beginning with a letter, not 'Spike'
                    {a: [{}]}                -> scenarios.a: a fault has one kind (spike, slow, failing or down), like 'spike: {factor: 5}', not 0; begin each fault with a dash
                    {a: [{slow: , down: }]}  -> scenarios.a: a fault has one kind (spike, slow, failing or down), like 'spike: {factor: 5}', not 2; begin each fault with a dash
                    {a: [spike: {factor: 0}]} -> scenarios.a.spike.factor: a spike's factor must be more than 0 and at most 1000, not 0
                    {a: [spike: {factor: 1000}]} -> scenarios.a: scenario 'a' would offer 80000 orders per second; at most 50000 can be: lower the rate or the spike's factor
                    {a: [failing: {ratio: 130%}]} -> scenarios.a.failing.ratio: a failing fault's ratio must be more than 0 and at most 1, not 1.3
                    {a: [slow: {system: stock}]} -> scenarios.a.slow.system: a system is inventory, payment or shipping, not 'stock'
                    {a: [down: {from: -1s}]} -> scenarios.a.down.from: a fault starts at 0s of the fault phase or later, not at -1s
                    {a: [down: {for: 0s}]}   -> scenarios.a.down.for: a fault's window starts at 0s or later and lasts longer than 0s
                    {a: [down: {from: 6s}]}  -> scenarios.a.down: it starts when the fault phase of 6s is over: say how long it lasts with 'for'
                    {a: [slow: {for: 4s}, slow: {factor: 3, from: 2s, for: 1s}]} -> scenarios.a: scenario 'a': 'payment x10 slower' and 'payment x3 slower' overlap; one of a kind can be done to a system at a time
                    {a: [down: {for: 14s}]}  -> scenarios.a: scenario 'a': 'payment killed, restarted later' must end within 13s of its phase's start, with the load, not after 14s
                    """)
    void an_impossible_scenario_is_told(String scenarios, String message) {
        assertMistake("name: x\nscenarios: " + scenarios, "line 2: " + message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    [chian]        -> a pattern is chain, chain-virtual, fan-out or messaging, not 'chian'; did you mean 'chain'?
                    [rpc]          -> a pattern is chain, chain-virtual, fan-out or messaging, not 'rpc'
                    [chain, chain] -> 'chain' stands here twice
                    []             -> name one pattern or more, or leave the key out for the default
                    """)
    void an_unknown_pattern_is_told_with_the_known_ones(String patterns, String message) {
        assertMistake("patterns: " + patterns, "line 1: patterns: " + message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    a: b: c              -> line 1, column 5: not YAML: mapping values are not allowed here
                    workload:\\n\\trate: 5/s -> line 2, column 1: a tab can't indent YAML; use spaces
                    {a                   -> line 1, column 3: not YAML: while parsing a flow mapping, expected ',' or '}', but got <stream end>
                    name: x\\n---\\nseed: 1 -> line 2, column 1: not YAML: expected a single document in the stream, but found another document
                    seed: *x             -> line 1, column 7: not YAML: found undefined alias x
                    name: x\\nslo: \\7 -> line 2: the character U+0007 can't stand in YAML
                    """)
    void what_is_not_yaml_is_told_with_line_and_column(String yaml, String message) {
        assertMistake(yaml, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing but a comment\n", "---\n"})
    void an_empty_file_says_how_to_begin(String text) {
        assertThatThrownBy(() -> ExperimentFile.parse(text, "x.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("x.yaml")
                .hasMessageContaining("begin with './swim init'");
    }

    @Test
    void a_hundred_thousand_brackets_are_a_mistake_and_no_stack_overflow() {
        assertMistake("[".repeat(100_000), "line 1: brackets or indentation deeper than 20 levels");
    }

    @Test
    void aliases_that_would_multiply_are_stopped_by_the_number_of_faults() {
        String faults = "- spike: {}\n    ".repeat(51).stripTrailing();
        assertMistake(
                "scenarios:\n  a: &many\n    " + faults + "\n  b: *many\n",
                "line 2: scenarios.a: a scenario has at most 50 faults");
    }

    @Test
    void a_value_that_contains_itself_is_a_mistake() {
        assertMistake(
                "scenarios: &all {a: *all}\n",
                "line 1: scenarios.a: a list is expected, not a mapping");
    }

    @Test
    void an_absurd_number_of_orders_is_told_at_the_rate_or_at_the_phases() {
        assertMistake(
                "workload:\n  rate: 9000/s\nphases: {fault: 1h}",
                "line 2: workload.rate: scenario 'steady' would offer 32553000 orders; a trial has"
                        + " at most 10000000: lower the rate, the spikes or the phases");
        assertMistake(
                "name: x\nphases: {fault: 24h, recovery: 24h}",
                "line 2: phases: scenario 'steady' would offer 13824800 orders; a trial has at most"
                        + " 10000000: lower the rate, the spikes or the phases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp://user:s3cret@host:99999/",
                "amqp://user:s3cret@",
                "amqp://user:s3cret word@host",
                "amqp://user:a@s3cret@host",
                "AMQP://user:s3cret@host",
            })
    void a_password_is_in_no_message_and_in_no_cause(String uri) {
        Throwable thrown =
                catchThrowableOfType(
                        BadInput.class, () -> ExperimentFile.parse("broker: " + uri, "x.yaml"));
        assertThat(thrown).hasMessageContaining("a broker is auto");
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "amqp://user:s3:cret@host, %3A",
        "amqp://:s3cret@host, %3A",
        "amqp://:@host, a password needs a user",
        "amqp://user:s3cret@host/a/b, %2F",
        "amqp://user:s3cret@host?heartbeat=x, the lab's own",
        "amqp://user:s3cret@host/shop#1, the lab's own"
    })
    void what_no_client_could_use_is_told_and_how_it_is_written(String uri, String words) {
        assertThatThrownBy(() -> ExperimentFile.parse("broker: '" + uri + "'", "x.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("x.yaml, line 1: broker: ")
                .hasMessageContaining(words)
                .hasMessageNotContainingAny("s3");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ExperimentFile.read(missing))
                .isInstanceOf(BadInput.class)
                .hasMessage(missing + " does not exist; './swim init' writes a first one");
    }

    @Test
    void a_folder_is_no_experiment() {
        assertThatThrownBy(() -> ExperimentFile.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " can't be read: Is a directory");
    }

    @Test
    void a_file_of_more_than_a_mebibyte_is_no_experiment() throws IOException {
        Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> ExperimentFile.read(large))
                .isInstanceOf(BadInput.class)
                .hasMessage(large + " is larger than 1 MiB, too large for an experiment");
    }

    @Test
    void a_binary_file_is_no_experiment() throws IOException {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> ExperimentFile.read(binary))
                .isInstanceOf(BadInput.class)
                .hasMessage(binary + " is not text in UTF-8");
    }

    private static void assertMistake(String yaml, String message) {
        assertThatThrownBy(() -> ExperimentFile.parse(yaml.translateEscapes(), "x.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessage("x.yaml, " + message);
    }
}
