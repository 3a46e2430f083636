package io.syncorswim.target.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.syncorswim.wire.Effect;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class JournalTest {
    private static final Effect FIRST = new Effect(1, TargetSystem.PAYMENT, 1, 10, 20, 0);
    private static final Effect SECOND = new Effect(2, TargetSystem.PAYMENT, 3, 30, 40, 7);

    @TempDir Path folder;

    @Test
    void an_appended_effect_is_in_the_file_while_the_journal_is_still_open() throws IOException {
        Path file = folder.resolve("payment.csv");
        try (Journal journal = Journal.open(file)) {
            journal.append(FIRST);
            assertThat(file).hasContent("1,payment,1,10,20,0\n");
        }
    }

    @Test
    void a_reopened_journal_is_appended_to() throws IOException {
        Path file = folder.resolve("payment.csv");
        try (Journal journal = Journal.open(file)) {
            journal.append(FIRST);
        }
        try (Journal journal = Journal.open(file)) {
            journal.append(SECOND);
        }
        assertThat(Files.readString(file)).isEqualTo(FIRST.line() + SECOND.line());
    }

    @Test
    void a_torn_last_line_is_ended_so_that_it_is_no_effect_and_the_next_one_is_whole()
            throws IOException {
        Path file = folder.resolve("payment.csv");
        Files.writeString(file, FIRST.line() + "2,payment,1,30,40,1");
        try (Journal journal = Journal.open(file)) {
            journal.append(SECOND);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "1,payment,1,10,20,0", "2,payment,1,30,40,1#torn", "2,payment,3,30,40,7");
    }

    @Test
    void an_empty_file_is_not_torn() throws IOException {
        Path file = Files.createFile(folder.resolve("payment.csv"));
        Journal.open(file).close();
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_full_disk_is_an_error_not_a_lost_effect() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("Linux's device that is always full").exists();
        try (Journal journal = Journal.open(full)) {
            assertThatThrownBy(() -> journal.append(FIRST)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_folder_that_does_not_exist_is_an_error_at_once() {
        assertThatThrownBy(() -> Journal.open(folder.resolve("none/payment.csv")))
                .isInstanceOf(IOException.class);
    }
}
