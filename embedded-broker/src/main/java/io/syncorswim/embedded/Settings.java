package io.syncorswim.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The embedded broker's settings.
 *
 * @param port the AMQP port on 127.0.0.1; 0 for any free one
 * @param work the folder of the persistent store; created when missing
 * @param password of the user {@code swim}; from the environment, because command lines can be read
 *     by everyone
 */
record Settings(int port, Path work, String password) {
    static final String PASSWORD_VARIABLE = "SWIM_BROKER_PASSWORD";

    private static final String USAGE = "usage: --port PORT|0 --work DIRECTORY";

    Settings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
        if (Files.exists(work) && !Files.isDirectory(work)) {
            throw new IllegalArgumentException(work + " is no directory");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException(
                    "the environment variable " + PASSWORD_VARIABLE + " must hold a password");
        }
    }

    /**
     * Reads the command line and the environment.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static Settings of(String[] arguments, Map<String, String> environment) {
        if (arguments.length != 4
                || !arguments[0].equals("--port")
                || !arguments[2].equals("--work")) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Settings(
                port(arguments[1]),
                Path.of(arguments[3]).toAbsolutePath(),
                environment.getOrDefault(PASSWORD_VARIABLE, ""));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "a port is a number from 0 to 65535, not '" + text + "'", wrong);
        }
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "--port " + port + " --work " + work;
    }
}
