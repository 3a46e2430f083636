package io.syncorswim.lab;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.process.RealTime;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Broker, backends and a frontend per pattern, up until closed: for a user's own Gatling runs.
 *
 * <p>Used by one thread.
 */
public final class StandingServices implements AutoCloseable {
    private static final String NAME = "up";

    /**
     * Where standing services listen.
     *
     * @param first port of the first pattern's frontend; the others follow
     * @param firstAdmin admin port of the first backend; the others' and the frontends' follow; 0
     *     for any free ones
     */
    public record Ports(int first, int firstAdmin) {
        private void check(int frontends) throws MissingPrerequisite {
            check(first, frontends, "--port");
            if (firstAdmin != 0) {
                check(firstAdmin, TargetSystem.values().length + frontends, "--admin-port");
            }
        }

        private static void check(int from, int count, String option) throws MissingPrerequisite {
            for (int port = from; port < from + count; port++) {
                if (!LoopbackPorts.isFree(port)) {
                    throw new MissingPrerequisite(
                            "port "
                                    + port
                                    + " is in use: choose another first port with "
                                    + option);
                }
            }
        }

        private Services.PortSource admin(LoopbackPorts free) {
            if (firstAdmin == 0) {
                return free::free;
            }
            AtomicInteger next = new AtomicInteger(firstAdmin);
            return next::getAndIncrement;
        }
    }

    private final Children children;
    private final HttpClient http;
    private final RunBroker broker;
    private final Setup setup;
    private final TrialFolder folder;
    private final Map<String, String> urls = new LinkedHashMap<>();
    private Optional<Services> services = Optional.empty();
    private Optional<TrialQueues> queues = Optional.empty();

    private StandingServices(Setup setup, TrialFolder folder) {
        this.setup = setup;
        this.children = setup.children();
        this.http = setup.http();
        this.folder = folder;
        this.broker = new RunBroker(setup, folder.path().resolve("broker"));
    }

    /**
     * Starts everything; returns when all serve.
     *
     * @param ports where it listens
     * @param folder for journals and logs; made where it does not exist
     * @param token for the control endpoints
     * @throws MissingPrerequisite where a port is taken or a broker is missing
     */
    public static StandingServices start(
            Installation installation,
            Experiment experiment,
            Ports ports,
            Path folder,
            String token)
            throws IOException, MissingPrerequisite, ChildFailed, InterruptedException {
        ports.check(experiment.patterns().size());
        TrialFolder place = new TrialFolder(folder);
        Files.createDirectories(place.raw());
        Files.createDirectories(place.logs());
        SecureRandom random = new SecureRandom();
        Setup setup =
                new Setup(
                        installation,
                        experiment,
                        folder,
                        token,
                        // Two of them may share somebody else's broker.
                        NAME + HexFormat.of().toHexDigits(random.nextInt()),
                        new Children(experiment.deadlines().stop()),
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build(),
                        new LoopbackPorts(random),
                        Clock.systemUTC(),
                        new Silent(),
                        RealTime.ofThisMachine(),
                        LiveMetrics.none());
        StandingServices standing = new StandingServices(setup, place);
        try {
            standing.startAll(ports);
            return standing;
        } catch (IOException
                | MissingPrerequisite
                | ChildFailed
                | InterruptedException
                | RuntimeException failed) {
            standing.close();
            throw failed;
        }
    }

    /** Names and addresses for people, in the order of the patterns. */
    public Map<String, String> urls() {
        return new LinkedHashMap<>(urls);
    }

    /** Names of the services that are no longer there, though nobody stopped them. */
    public List<String> dead() {
        return services.stream()
                .flatMap(all -> all.all().stream())
                .filter(service -> !service.child().isAlive())
                .map(Service::name)
                .toList();
    }

    @Override
    public void close() {
        services.ifPresent(all -> all.stop(setup.experiment().deadlines().stop()));
        // Somebody else's broker is left as it was found.
        queues.ifPresent(TrialQueues::close);
        broker.close();
        children.close();
        http.shutdownNow();
    }

    private void startAll(Ports ports)
            throws IOException, MissingPrerequisite, ChildFailed, InterruptedException {
        List<Pattern> patterns = setup.experiment().patterns();
        if (patterns.stream().anyMatch(Pattern::isBrokered)) {
            TrialQueues declared = broker.queues(0);
            queues = Optional.of(declared);
            declared.declare();
            urls.put("broker", declared.brokerDescription());
        }
        TimelineLog log = new TimelineLog(NAME, null, setup.clock());
        Services.Place place =
                new Services.Place(
                        folder,
                        queues.map(TrialQueues::namespace).orElse(NAME),
                        queues.map(TrialQueues::brokerUri),
                        ports.admin(setup.ports()));
        Services all = new Services(setup, place, setup.experiment().seed(), log);
        services = Optional.of(all);
        all.spawnBackends();
        for (int i = 0; i < patterns.size(); i++) {
            String word = patterns.get(i).word();
            Service frontend =
                    all.spawnFrontend("frontend-" + word, patterns.get(i), ports.first() + i);
            urls.put(word, "http://127.0.0.1:" + frontend.ports().http());
        }
        for (Service service : all.all()) {
            urls.put(
                    service.name() + " metrics",
                    "http://127.0.0.1:" + service.ports().admin() + "/metrics");
        }
        all.awaitReady();
    }

    /** Nobody watches: there is no trial. */
    private static final class Silent implements Progress {
        @Override
        public void broker(String description) {}

        @Override
        public void watchable(String name, String url) {}

        @Override
        public void update(Snapshot snapshot) {}

        @Override
        public void finished(io.syncorswim.experiment.Trial trial, String sentence) {}
    }
}
