package io.syncorswim;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Nothing secret is in the repository: all that is secret is drawn when it is needed. */
class NoSecretsTest {
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "results", "node_modules", ".idea", ".vscode", ".settings");
    private static final Set<String> KEY_FILES = Set.of("p12", "pfx", "jks", "pem", "key", "crt");

    /** Stand for a password; tests make up some of their own. */
    private static final Set<String> PLACEHOLDERS =
            Set.of(
                    "password",
                    "$password",
                    "secret",
                    "s3cret",
                    "s3:cret",
                    "open-sesame",
                    "s%3Ae",
                    "s",
                    "a");

    private static final Map<String, Pattern> SECRETS =
            Map.of(
                    "a private key",
                    Pattern.compile("-----BEGIN [A-Z ]*PRIVATE " + "KEY"),
                    // Tokens and passwords are drawn as 128 bits or more; an address is not as
                    // varied.
                    "a token",
                    Pattern.compile("\\b(?!\\w*0{8})(?=\\w*[a-f])(?=\\w*\\d)[0-9a-f]{32,}\\b"),
                    "a password",
                    Pattern.compile("\\b\\w+://[^\\s:@/\"'`{}<>]+:([^\\s@/\"'`{}<>]+)@[\\w.]"));

    @TempDir Path folder;

    @Test
    void the_repository_holds_no_secret() throws IOException {
        assertThat(found(Path.of("..").toRealPath())).isEmpty();
    }

    @Test
    void what_is_planted_is_found() throws IOException {
        String drawn = "0123456789abcdef".repeat(2);
        Files.writeString(folder.resolve("key.txt"), "-----BEGIN EC PRIVATE " + "KEY-----\n");
        Files.writeString(folder.resolve("token.yml"), "token: " + drawn + "\n");
        Files.writeString(folder.resolve("run.sh"), "run amqp://swim:" + drawn + "@host\n");
        Files.writeString(folder.resolve("mine.yaml"), "broker: amqp://me:hunter2" + "@host:1/\n");
        Files.createFile(folder.resolve("server.p12"));

        assertThat(found(folder))
                .containsExactlyInAnyOrder(
                        "key.txt: a private key",
                        "token.yml: a token",
                        "run.sh: a token",
                        "run.sh: a password",
                        "mine.yaml: a password",
                        "server.p12: a key file");
    }

    private static List<String> found(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes is) {
                        return NOT_OURS.contains(String.valueOf(dir.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        String name = root.relativize(file).toString();
                        if (KEY_FILES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                            found.add(name + ": a key file");
                        }
                        String text = Files.readString(file, ISO_8859_1);
                        SECRETS.forEach((what, pattern) -> {
                            if (pattern.matcher(text).results().anyMatch(NoSecretsTest::isReal)) {
                                found.add(name + ": " + what);
                            }
                        });
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    private static boolean isReal(MatchResult match) {
        return match.groupCount() == 0 || !PLACEHOLDERS.contains(match.group(1));
    }
}
