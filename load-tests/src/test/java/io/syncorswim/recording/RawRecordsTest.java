package io.syncorswim.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.wire.Effect;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class RawRecordsTest {
    private static final long T0 = 1_000_000;

    @TempDir Path directory;
    private TrialFolder folder;

    @BeforeEach
    void folder() throws IOException {
        folder = TrialFolder.of(directory, "chain.plain.steady.r1");
        Files.createDirectories(folder.raw());
    }

    @Test
    void a_row_stands_for_every_scheduled_order_with_or_without_a_record() throws IOException {
        Files.writeString(folder.schedule(), "100\n200\n300\n");
        Files.writeString(
                folder.rawArrivals(),
                new ArrivalLine(2, T0 + 300, T0 + 301, T0 + 350, 503, 1, Ending.ANSWERED).line()
                        + new ArrivalLine(0, T0 + 100, T0 + 105, T0 + 190, 0, 1, Ending.TIMED_OUT)
                                .line());

        Conversion conversion = RawRecords.toParquet(folder, T0);

        assertThat(rows(folder.arrivals()))
                .containsExactly(
                        "0,100,105,190,0,1,TIMED_OUT,unknown",
                        "1,200,null,null,null,null,null,null",
                        "2,300,301,350,503,1,ANSWERED,refused");
        assertThat(conversion).isEqualTo(new Conversion(3, 2, 0, 0, 0, 0, 0, 0, 0, List.of()));
        assertThat(conversion.missingArrivals()).isEqualTo(1);
    }

    @Test
    void effects_samples_and_health_are_told_from_t0_and_what_is_not_known_is_null()
            throws IOException {
        Files.writeString(folder.schedule(), "0\n");
        Files.writeString(
                folder.journal(TargetSystem.PAYMENT),
                new Effect(0, TargetSystem.PAYMENT, 2, T0 + 10, T0 + 20, 5).line());
        Files.writeString(
                folder.rawSamples(),
                new SampleLine(T0 + 7, "host", -1, 900, 800, 2, -1, -1, -1, -1, 30).line());
        Files.writeString(folder.rawHealth(), new HealthLine(T0 + 9, 1, 2, 3, 4, 5, 6).line());

        Conversion conversion = RawRecords.toParquet(folder, T0);

        assertThat(rows(folder.effects())).containsExactly("0,payment,2,10,20,5");
        assertThat(rows(folder.samples()))
                .containsExactly("7,host,null,900,800,2,null,null,null,null,30");
        assertThat(rows(folder.health())).containsExactly("9,1,2,3,4,5,6");
        assertThat(conversion.effects()).isEqualTo(1);
        assertThat(conversion.samples()).isEqualTo(1);
        assertThat(conversion.health()).isEqualTo(1);
        assertThat(folder.raw()).doesNotExist();
    }

    @Test
    void torn_and_unreadable_lines_are_counted_and_the_others_kept() throws IOException {
        Files.writeString(folder.schedule(), "0\n10\n");
        String whole = new Effect(0, TargetSystem.INVENTORY, 1, T0 + 1, T0 + 2, 0).line();
        String next = new Effect(1, TargetSystem.INVENTORY, 1, T0 + 3, T0 + 4, 0).line();
        Files.writeString(
                folder.journal(TargetSystem.INVENTORY),
                whole
                        + "1,inventory,1,1000\n"
                        + "\n"
                        + "1,payment,1,5,6,0\n"
                        + "0,inventory,,1,2,3\n"
                        + "nonsense\n"
                        + next);

        Conversion conversion = RawRecords.toParquet(folder, T0);

        assertThat(rows(folder.effects()))
                .containsExactly("0,inventory,1,1,2,0", "1,inventory,1,3,4,0");
        assertThat(conversion.malformed())
                .containsExactly(new Conversion.Malformed("inventory.effects.csv", 5));
    }

    @Test
    void a_last_line_without_a_line_feed_is_no_effect_even_if_it_looks_whole() throws IOException {
        Files.writeString(folder.schedule(), "0\n");
        String torn = "0,shipping,1," + (T0 + 1) + "," + (T0 + 2) + ",1";
        Files.writeString(folder.journal(TargetSystem.SHIPPING), torn);

        Conversion conversion = RawRecords.toParquet(folder, T0);

        assertThat(rows(folder.effects())).isEmpty();
        assertThat(conversion.malformedLines()).isEqualTo(1);
    }

    @Test
    void a_trial_that_left_nothing_becomes_empty_files() throws IOException {
        Conversion conversion = RawRecords.toParquet(folder, T0);

        assertThat(conversion).isEqualTo(new Conversion(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()));
        assertThat(rows(folder.arrivals())).isEmpty();
        assertThat(rows(folder.effects())).isEmpty();
        assertThat(rows(folder.samples())).isEmpty();
        assertThat(rows(folder.health())).isEmpty();
    }

    @Test
    void contradictions_between_the_records_are_counted() throws IOException {
        Files.writeString(folder.schedule(), "100\n200\n");
        Files.writeString(
                folder.rawArrivals(),
                new ArrivalLine(0, T0 + 100, T0 + 100, T0 + 110, 200, 1, Ending.ANSWERED).line()
                        + new ArrivalLine(0, T0 + 100, T0 + 100, T0 + 120, 503, 1, Ending.ANSWERED)
                                .line()
                        + new ArrivalLine(1, T0 + 201, T0 + 202, T0 + 203, 200, 1, Ending.ANSWERED)
                                .line()
                        + new ArrivalLine(2, T0 + 300, T0 + 300, T0 + 310, 200, 1, Ending.ANSWERED)
                                .line());
        Files.writeString(
                folder.journal(TargetSystem.PAYMENT),
                new Effect(2, TargetSystem.PAYMENT, 1, T0 + 10, T0 + 20, 5).line()
                        + new Effect(-1, TargetSystem.PAYMENT, 1, T0 + 10, T0 + 20, 5).line());

        Conversion conversion = RawRecords.toParquet(folder, T0);

        assertThat(conversion).isEqualTo(new Conversion(2, 2, 1, 1, 1, 2, 2, 0, 0, List.of()));
        assertThat(rows(folder.arrivals()))
                .containsExactly(
                        "0,100,100,110,200,1,ANSWERED,accepted",
                        "1,200,202,203,200,1,ANSWERED,accepted");
    }

    private static List<String> rows(Path parquet) throws IOException {
        try (Database database = Database.open(100, 1)) {
            return database.query(
                    "SELECT * FROM read_parquet(" + Database.literal(parquet) + ")",
                    RawRecordsTest::joined);
        }
    }

    private static String joined(ResultSet columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(columns.getString(i)));
        }
        return String.join(",", values);
    }
}
