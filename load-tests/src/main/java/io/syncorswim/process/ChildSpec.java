package io.syncorswim.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start: a child process's name, command, surroundings and log.
 *
 * @param name one word for people: messages and thread names carry it
 * @param command the program and its arguments
 * @param environment variables set in addition to the lab's own; values may be secrets and are
 *     never shown
 * @param directory its working directory; must exist
 * @param log where standard error and standard output are appended; its folder must exist
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log) {
    public ChildSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a child process needs a name");
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Everything but the environment's values, which may be secrets. */
    @Override
    public String toString() {
        return "ChildSpec[" + name + ", " + command + ", " + environment.keySet() + "]";
    }
}
