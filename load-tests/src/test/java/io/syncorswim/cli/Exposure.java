package io.syncorswim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What processes show to the rest of their machine, as the kernel knows it: where they listen, and
 * what their command lines say.
 */
record Exposure(List<ProcessHandle> processes) {
    private static final String LISTENING = "0A";
    private static final int INET = 4;

    /** The addresses that they listen on. */
    Set<InetAddress> listening() throws IOException {
        Set<String> theirs = sockets();
        Set<InetAddress> addresses = new java.util.HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals(LISTENING) && theirs.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(address(fields[1].split(":")[0]));
                }
            }
        }
        return addresses;
    }

    /** All their command lines. */
    String commandLines() {
        return processes.stream()
                .map(process -> read(process, "cmdline"))
                .collect(Collectors.joining("\n"))
                .replace('\0', ' ');
    }

    /** An environment variable's value, in the first process that has it. */
    Optional<String> environment(String name) {
        return processes.stream()
                .flatMap(process -> Stream.of(read(process, "environ").split("\0")))
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst();
    }

    private Set<String> sockets() throws IOException {
        Set<String> sockets = new TreeSet<>();
        for (ProcessHandle process : processes) {
            try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
                for (Path file : files.toList()) {
                    sockets.add(Files.readSymbolicLink(file).toString());
                }
            } catch (NoSuchFileException gone) {
                // A process, or a file of one, that has ended meanwhile.
            }
        }
        return sockets;
    }

    /** The kernel prints an address as words of four bytes, each in the machine's order. */
    private static InetAddress address(String hexadecimal) throws IOException {
        byte[] printed = HexFormat.of().parseHex(hexadecimal);
        List<Byte> ordered = new ArrayList<>();
        for (int word = 0; word < printed.length; word += INET) {
            for (int i = INET - 1; i >= 0; i--) {
                ordered.add(printed[word + i]);
            }
        }
        byte[] bytes = new byte[printed.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ordered.get(i);
        }
        return InetAddress.getByAddress(bytes);
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file), ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException ended) {
            if (!process.isAlive()) {
                return "";
            }
            throw new UncheckedIOException(ended);
        }
    }
}
