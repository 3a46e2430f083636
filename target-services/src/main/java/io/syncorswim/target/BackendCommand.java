package io.syncorswim.target;

import io.syncorswim.target.amqp.NoBroker;
import io.syncorswim.target.backend.Backend;
import io.syncorswim.target.backend.Capacity;
import io.syncorswim.target.backend.Consuming;
import io.syncorswim.target.http.BindFailure;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code backend}: does one system's work until it is stopped. */
@Command(
        name = "backend",
        description = "Does one system's part of each order, with a modelled capacity.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false)
final class BackendCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--system",
            required = true,
            paramLabel = "SYSTEM",
            converter = SystemWord.class,
            description = "inventory, payment or shipping.")
    private TargetSystem system = TargetSystem.INVENTORY;

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "FILE",
            description = "Effects are appended to it; kept across restarts.")
    private Path journal = Path.of("");

    @Mixin private DoorOptions doors = new DoorOptions();

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "8",
            description = "Orders worked on at once (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests that may wait for a worker (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--service-time",
            paramLabel = "'DISTRIBUTION MEAN'",
            defaultValue = "exponential 30ms",
            converter = ServiceTimeText.class,
            description = "How long an order takes (default: ${DEFAULT-VALUE}).")
    private @Nullable ServiceTime serviceTime;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What service times are drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--consume", description = "Take messages from the system's queue, too.")
    private boolean consume;

    @Mixin private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--prefetch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Messages handed over before one is settled (default: ${DEFAULT-VALUE}).")
    private int prefetch;

    @Override
    public Integer call() throws Exception {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Backend backend;
        try {
            backend = start();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        } catch (BindFailure | NoBroker missing) {
            return Running.fail(command, Main.MISSING, String.valueOf(missing.getMessage()));
        } catch (IOException unusable) {
            return Running.fail(command, Main.MISSING, "cannot append to the journal: " + unusable);
        }
        Running.announce(backend, command);
        return Running.fail(
                command,
                Wire.JOURNAL_FAILURE,
                "cannot go on without the journal "
                        + journal
                        + ": "
                        + backend.broken().get().getMessage());
    }

    private Backend start() throws IOException, BindFailure, NoBroker {
        return Backend.start(
                system,
                new Capacity(workers, queue, Objects.requireNonNull(serviceTime), seed),
                journal,
                new Backend.Doors(doors.open(), doors.admin(), System.getenv(Wire.TOKEN_VARIABLE)),
                consume
                        ? new Consuming(
                                broker.address("--consume"), broker.topology("--consume"), prefetch)
                        : null);
    }

    /** Reads a system's word. */
    static final class SystemWord implements ITypeConverter<TargetSystem> {
        @Override
        public TargetSystem convert(String word) {
            return TargetSystem.ofWord(word)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "'"
                                            + word
                                            + "' is none of "
                                            + Arrays.toString(TargetSystem.values())));
        }
    }

    /** Reads a service time. */
    static final class ServiceTimeText implements ITypeConverter<ServiceTime> {
        @Override
        public ServiceTime convert(String text) {
            try {
                return ServiceTime.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
