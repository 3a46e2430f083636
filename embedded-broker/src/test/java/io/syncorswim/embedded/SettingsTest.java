package io.syncorswim.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

class SettingsTest {
    private static final Map<String, String> PASSWORD =
            Map.of(Settings.PASSWORD_VARIABLE, "s3cret");

    @Test
    void the_command_line_and_the_environment_are_read_and_the_password_is_never_shown() {
        Settings settings = Settings.of(words("--port 5673 --work some/where"), PASSWORD);

        assertThat(settings)
                .isEqualTo(new Settings(5673, Path.of("some/where").toAbsolutePath(), "s3cret"));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|usage: --port",
                "--port 1|usage",
                "--work w --port 1|usage",
                "--port 1 --work w more|usage",
                "--port x --work w|a port is a number from 0 to 65535, not 'x'",
                "--port 65536 --work w|a port is from 0 to 65535, not 65536",
                "--port -1 --work w|a port is from 0 to 65535, not -1",
                "--port 1 --work pom.xml|is no directory",
            })
    void a_wrong_command_line_gets_one_sentence(String line, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(words(line), PASSWORD))
                .withMessageContaining(sentence);
    }

    @Test
    void a_missing_password_names_its_variable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(words("--port 0 --work w"), Map.of()))
                .withMessage("the environment variable SWIM_BROKER_PASSWORD must hold a password");
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
