package io.syncorswim.gatling;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.recording.TrialFolder;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The injector's command line: {@code --url http://HOST:PORT --schedule FILE --out TRIALDIR
 * --timeout 3000ms}, all of it required.
 *
 * @param url where orders are sent, without a path
 * @param schedule the file of intended starts
 * @param trial where the records go
 * @param timeout how long a user waits for an answer
 */
record InjectorArguments(URI url, Path schedule, TrialFolder trial, Duration timeout) {
    private static final Set<String> NAMES = Set.of("--url", "--schedule", "--out", "--timeout");

    /**
     * @throws BadInput with one sentence
     */
    static InjectorArguments parse(List<String> words) throws BadInput {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!NAMES.contains(name)) {
                throw new BadInput(
                        "the injector knows --url, --schedule, --out and --timeout, not '%s'"
                                .formatted(name));
            }
            if (i + 1 == words.size()) {
                throw new BadInput("%s needs a value".formatted(name));
            }
            given.put(name, words.get(i + 1));
        }
        return new InjectorArguments(
                Settings.url("--url", required(given, "--url")),
                Path.of(required(given, "--schedule")),
                new TrialFolder(Path.of(required(given, "--out"))),
                Settings.duration("--timeout", required(given, "--timeout")));
    }

    private static String required(Map<String, String> given, String name) throws BadInput {
        String value = given.get(name);
        if (value == null) {
            throw new BadInput("the injector needs %s".formatted(name));
        }
        return value;
    }
}
