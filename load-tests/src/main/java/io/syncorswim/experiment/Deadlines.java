package io.syncorswim.experiment;

import java.time.Duration;

/**
 * How long the phases without load may take; what misses a deadline is counted, not forgotten.
 *
 * @param start services and broker ready
 * @param drain accepted orders completed after the load's end
 * @param stop processes gone after being asked to stop; then they are killed
 */
public record Deadlines(Duration start, Duration drain, Duration stop) {
    public Deadlines {
        for (Duration deadline : new Duration[] {start, drain, stop}) {
            if (deadline.compareTo(Duration.ofSeconds(1)) < 0
                    || deadline.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException(
                        "a deadline is from 1s to 1h, not " + Notation.write(deadline));
            }
        }
    }
}
