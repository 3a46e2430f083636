package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/**
 * docs/results.md: its queries run as they are written, and its dictionary is that of the files.
 */
class DocumentedQueriesTest {
    private static final Path RESULTS_MD = Path.of("..", "docs", "results.md");

    @TempDir Path results;

    @BeforeEach
    void a_run_is_recorded() throws IOException {
        // 6 s and later lie behind the five seconds of warm-up that the second query names.
        fixture(Pattern.CHAIN, "down")
                .good(6_000, 100)
                .order(6_500, 6_500, 6_600, 200)
                .write(results);
        fixture(Pattern.MESSAGING, "spike").good(6_000, 100).good(6_500, 1_200).write(results);
    }

    @Test
    void the_first_finds_an_accepted_order_that_was_not_done_everywhere() throws IOException {
        assertThat(rows(0)).containsExactly("1 6.5 200 [null]");
    }

    @Test
    void the_second_sets_accepted_beside_completed() throws IOException {
        assertThat(rows(1))
                .containsExactly(
                        "chain.plain.down 100.0 100.0", "messaging.plain.spike 1200.0 1200.0");
    }

    @Test
    void the_third_counts_a_systems_work_by_the_second() throws IOException {
        assertThat(rows(2)).hasSize(2).allMatch(row -> row.matches("[67] 1 [\\d.E-]+"));
    }

    @Test
    void the_dictionary_has_every_column_of_every_file_with_its_type() throws IOException {
        TrialFolder trial = TrialFolder.of(results, "chain.plain.down.r1");
        String text = Files.readString(RESULTS_MD);
        try (Database database = Database.open(100, 1)) {
            for (Path file :
                    List.of(trial.arrivals(), trial.effects(), trial.samples(), trial.health())) {
                List<String> columns =
                        database.query(
                                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM %s)"
                                        .formatted(Database.literal(file)),
                                row -> row.getString(1) + " " + row.getString(2));
                assertThat(documented(text, file.getFileName().toString()))
                        .containsExactlyElementsOf(columns);
            }
        }
    }

    /** Column and type, line by line, of the table below a file's name. */
    private static List<String> documented(String text, String file) {
        String table = text.substring(text.indexOf("**" + file + "**"));
        List<String> columns = new ArrayList<>();
        boolean begun = false;
        for (String line : table.lines().skip(1).toList()) {
            String[] cells = line.split("\\|");
            boolean row = cells.length > 3 && cells[1].contains("`");
            if (row) {
                for (String name : cells[1].split(",")) {
                    columns.add(name.replace("`", "").strip() + " " + cells[2].strip());
                }
            } else if (begun) {
                break;
            }
            begun = row;
        }
        return columns;
    }

    private static RunFixture fixture(Pattern pattern, String scenario) {
        Fault.Window window = new Fault.Window(Duration.ZERO, Duration.ofSeconds(1));
        Experiment experiment =
                RunFixture.experiment(
                        pattern,
                        new Scenario(
                                scenario, List.of(new Fault.Down(TargetSystem.PAYMENT, window))),
                        1);
        return new RunFixture(Plan.of(experiment).trials().getFirst());
    }

    private List<String> rows(int query) throws IOException {
        List<String> queries =
                java.util.regex.Pattern.compile("```sql\n(.*?)```", java.util.regex.Pattern.DOTALL)
                        .matcher(Files.readString(RESULTS_MD))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList();
        assertThat(queries).hasSize(3);
        // The reader starts in the result directory; a test cannot.
        String sql = queries.get(query).replace("'trials/", "'" + results + "/trials/").strip();
        try (Database database = Database.open(100, 1)) {
            return database.query(
                    sql.substring(0, sql.length() - 1),
                    row -> {
                        List<String> values = new ArrayList<>();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            values.add(String.valueOf(row.getObject(i)));
                        }
                        return String.join(" ", values);
                    });
        }
    }
}
