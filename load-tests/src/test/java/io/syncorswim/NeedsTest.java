package io.syncorswim;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class NeedsTest {
    @Test
    void what_is_missing_skips_a_test_and_says_so() {
        assertThatThrownBy(() -> Needs.that(false, "no harp", null))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no harp");
    }

    @Test
    void what_is_missing_in_ci_fails_a_test_and_says_so() {
        assertThatThrownBy(() -> Needs.that(false, "no harp", "true"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no harp");
    }

    @Test
    void what_is_there_is_no_reason_to_stop() {
        assertThatCode(() -> Needs.that(true, "no harp", "true")).doesNotThrowAnyException();
        assertThatCode(() -> Needs.that(true, "no harp", null)).doesNotThrowAnyException();
    }
}
