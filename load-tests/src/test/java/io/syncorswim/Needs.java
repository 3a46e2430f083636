package io.syncorswim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.syncorswim.broker.Brokers;

/**
 * What a test needs of the machine: where it is missing, the test is skipped and says so; where the
 * variable CI is {@code true}, it fails instead, if that can be installed.
 */
public final class Needs {
    private Needs() {}

    public static void rabbitmq() {
        that(Brokers.rabbitmqServer().isPresent(), "rabbitmq-server is not installed");
    }

    public static void root(String toDoWhat) {
        granted("root".equals(System.getProperty("user.name")), "needs root, to " + toDoWhat);
    }

    /** What no installation can give, but only the machine's owner: skipped in CI as well. */
    public static void granted(boolean isGranted, String otherwise) {
        assumeTrue(isGranted, otherwise);
    }

    /**
     * Goes on where it is there.
     *
     * @param otherwise what is missing
     */
    public static void that(boolean isThere, String otherwise) {
        that(isThere, otherwise, System.getenv("CI"));
    }

    static void that(
            boolean isThere, String otherwise, @org.jspecify.annotations.Nullable String ci) {
        if ("true".equals(ci)) {
            assertThat(isThere).as(otherwise).isTrue();
        }
        assumeTrue(isThere, otherwise);
    }
}
