package io.syncorswim.recording;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where and how a run was made: {@code environment.json}.
 *
 * @param schema version of this file's shape
 * @param name the experiment's name
 * @param startedAt wall-clock time, ISO 8601
 * @param command the command line that reproduces the run
 * @param broker name, version and how it was had; null where no broker took part
 * @param complete false while it runs and where it was interrupted
 * @param environment for people: machine, kernel, CPU, memory, JDK and flags, git SHA, in that
 *     order
 */
public record RunRecord(
        int schema,
        String name,
        String startedAt,
        String command,
        @Nullable String broker,
        boolean complete,
        Map<String, String> environment) {
    public static final int SCHEMA = 1;

    public RunRecord {
        environment = new LinkedHashMap<>(environment);
    }
}
