package io.syncorswim.target;

import io.syncorswim.target.amqp.NoBroker;
import io.syncorswim.target.frontend.Frontend;
import io.syncorswim.target.frontend.Limits;
import io.syncorswim.target.frontend.PatternName;
import io.syncorswim.target.http.BindFailure;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code frontend}: serves orders by one pattern until it is stopped. */
@Command(
        name = "frontend",
        description = "Takes orders over HTTP and places them by one pattern.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false)
final class FrontendCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--pattern",
            required = true,
            paramLabel = "PATTERN",
            converter = PatternWord.class,
            description = "chain, chain-virtual, fan-out or messaging.")
    private PatternName pattern = PatternName.CHAIN;

    @Mixin private DoorOptions doors = new DoorOptions();

    @Option(names = "--inventory", paramLabel = "URL", description = "The inventory backend.")
    private @Nullable URI inventory;

    @Option(names = "--payment", paramLabel = "URL", description = "The payment backend.")
    private @Nullable URI payment;

    @Option(names = "--shipping", paramLabel = "URL", description = "The shipping backend.")
    private @Nullable URI shipping;

    @Mixin private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "64",
            description = "chain: threads (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "128",
            description = "chain: orders that may wait for a thread (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "512",
            description = "Other patterns: orders at once (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--call-timeout",
            paramLabel = "TIME",
            defaultValue = "1000ms",
            converter = Durations.class,
            description = "How long one call to a backend may take (default: ${DEFAULT-VALUE}).")
    private Duration callTimeout = Duration.ZERO;

    @Option(
            names = "--confirm-timeout",
            paramLabel = "TIME",
            defaultValue = "2000ms",
            converter = Durations.class,
            description = "How long the broker may take to confirm (default: ${DEFAULT-VALUE}).")
    private Duration confirmTimeout = Duration.ZERO;

    @Option(
            names = "--no-metrics",
            description = "Measure nothing and serve no /metrics: for measuring what metrics cost.")
    private boolean noMetrics;

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec);
        try {
            Running.announce(start(), command.commandLine());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    command.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        } catch (BindFailure | NoBroker missing) {
            return Running.fail(
                    command.commandLine(), Main.MISSING, String.valueOf(missing.getMessage()));
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private Frontend start() throws BindFailure, NoBroker {
        Limits limits = new Limits(workers, queue, inFlight, callTimeout, confirmTimeout);
        Frontend.Doors listening = new Frontend.Doors(doors.open(), doors.admin(), !noMetrics);
        return pattern == PatternName.MESSAGING
                ? Frontend.messaging(
                        broker.address("messaging"),
                        broker.topology("messaging"),
                        limits,
                        listening)
                : Frontend.calling(pattern, systems(), limits, listening);
    }

    private Map<TargetSystem, URI> systems() {
        Map<TargetSystem, URI> systems = new EnumMap<>(TargetSystem.class);
        for (TargetSystem system : TargetSystem.values()) {
            URI address =
                    switch (system) {
                        case INVENTORY -> inventory;
                        case PAYMENT -> payment;
                        case SHIPPING -> shipping;
                    };
            if (address == null) {
                throw new IllegalArgumentException(
                        "Missing option: " + pattern + " needs --" + system + "=URL");
            }
            if (!"http".equals(address.getScheme()) || address.getHost() == null) {
                throw new IllegalArgumentException(
                        "--" + system + " must be like http://127.0.0.1:8081, not " + address);
            }
            systems.put(system, address);
        }
        return systems;
    }

    /** Reads a pattern's word. */
    static final class PatternWord implements ITypeConverter<PatternName> {
        @Override
        public PatternName convert(String word) {
            return PatternName.ofWord(word)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "'"
                                            + word
                                            + "' is none of "
                                            + Arrays.toString(PatternName.values())));
        }
    }
}
