package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Standing services, as a user's own Gatling run finds them; and the launcher without a JDK. */
class UpIT {
    @TempDir Path folder;

    @Test
    void each_pattern_answers_as_it_promises_until_ctrl_c_ends_everything() throws Exception {
        try (SwimProcess swim =
                        SwimProcess.start(
                                folder,
                                "up",
                                "--broker",
                                "embedded",
                                "--port",
                                "21080",
                                "--admin-port",
                                "21180");
                HttpClient http = HttpClient.newHttpClient()) {
            swim.awaitUp();
            assertThat(place(http, url(swim, "chain"), 1)).isEqualTo(200);
            assertThat(place(http, url(swim, "fan-out"), 2)).isEqualTo(200);
            assertThat(place(http, url(swim, "messaging"), 3)).isEqualTo(202);

            List<ProcessHandle> children = swim.descendants();
            assertThat(children).hasSizeGreaterThanOrEqualTo(7);
            swim.signal("INT");

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(130);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void without_a_jdk_25_the_launcher_says_what_to_do_and_ends_with_3() throws Exception {
        ProcessBuilder launcher =
                new ProcessBuilder(
                        Path.of("..", "swim").toAbsolutePath().normalize().toString(), "--help");
        launcher.environment().put("SWIM_JAVA_HOME", folder.toString());
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(said.lines()).hasSize(1).first().asString().contains("JDK 25");
    }

    private static int place(HttpClient http, String url, int order)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/orders/" + order))
                        .timeout(Duration.ofSeconds(30))
                        .POST(BodyPublishers.noBody())
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String url(SwimProcess swim, String pattern) throws IOException {
        Matcher matcher =
                Pattern.compile("(?m)^" + pattern + " +(http://\\S+)$").matcher(swim.out());
        assertThat(matcher.find()).as(swim.out()).isTrue();
        return matcher.group(1);
    }
}
