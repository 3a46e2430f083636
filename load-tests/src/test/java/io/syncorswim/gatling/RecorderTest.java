package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.recording.ArrivalLine.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class RecorderTest {
    @TempDir Path folder;

    private final CompletableFuture<IOException> failure = new CompletableFuture<>();

    @Test
    void every_line_of_every_thread_is_in_the_file_once() throws Exception {
        Path file = folder.resolve("raw/arrivals.csv");
        Recorder recorder = Recorder.open(file, failure::complete);
        int each = 25_000;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t * each;
            threads.add(
                    Thread.ofPlatform()
                            .start(() ->
                                    IntStream.range(first, first + each)
                                            .forEach(i -> recorder.accept(line(i)))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        recorder.close();

        assertThat(recorder.written()).isEqualTo(4L * each);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4 * each);
        assertThat(Set.copyOf(lines))
                .isEqualTo(
                        IntStream.range(0, 4 * each)
                                .mapToObj(i -> line(i).line().strip())
                                .collect(Collectors.toSet()));
        assertThat(failure).isNotDone();
    }

    @Test
    void a_line_reaches_the_file_without_closing_it() throws Exception {
        Path file = folder.resolve("arrivals.csv");
        try (Recorder recorder = Recorder.open(file, failure::complete)) {
            recorder.accept(line(3));
            while (recorder.written() == 0) {
                Thread.onSpinWait();
            }
            assertThat(Files.readString(file)).isEqualTo(line(3).line());
        }
    }

    @Test
    void a_disk_that_is_full_is_told_once_and_closing_says_so_too() throws Exception {
        Recorder recorder = new Recorder(new FullDisk(), "arrivals.csv", 10, failure::complete);
        recorder.start();
        recorder.accept(line(0));

        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("No space left on device");
        assertThatThrownBy(recorder::close).isSameAs(failure.get());
        assertThat(recorder.written()).isZero();
    }

    @Test
    void a_full_hand_off_is_a_failure_and_not_a_dropped_line() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        Recorder recorder =
                new Recorder(new StalledDisk(disk), "arrivals.csv", 10, failure::complete);
        recorder.start();
        IntStream.rangeClosed(0, 10).forEach(i -> recorder.accept(line(i)));
        disk.countDown();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("arrivals.csv")
                .hasMessageContaining("10 lines");
    }

    private static ArrivalLine line(int order) {
        return new ArrivalLine(order, 1, 2, 3, 200, 1, Ending.ANSWERED);
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    /** Writes nothing before it is let go. */
    private static final class StalledDisk extends OutputStream {
        private final CountDownLatch free;

        StalledDisk(CountDownLatch free) {
            this.free = free;
        }

        @Override
        public void write(int b) throws IOException {
            try {
                free.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }

        @Override
        public void flush() throws IOException {
            write(0);
        }
    }
}
