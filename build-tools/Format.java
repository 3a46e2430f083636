import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java file below the given folders: {@code check FOLDER...}
 * exits with 1 when a file is not formatted, {@code apply FOLDER...} formats it.
 *
 * <p>A program of its own because the formatter parses with the compiler of the JVM that it runs
 * on: inside a Maven that runs on an older java it could not read this project's Java.
 */
final class Format {
    private Format() {}

    public static void main(String[] args) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--aosp"));
        boolean check = args[0].equals("check");
        arguments.addAll(
                check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
        for (String folder : Arrays.copyOfRange(args, 1, args.length)) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.map(Path::toString)
                        .filter(file -> file.endsWith(".java"))
                        .sorted()
                        .forEach(arguments::add);
            }
        }
        if (check) {
            System.out.println("Files to format, with: ./swim format (none if nothing follows)");
        }
        Main.main(arguments.toArray(String[]::new));
    }
}
