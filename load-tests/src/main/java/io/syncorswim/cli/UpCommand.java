package io.syncorswim.cli;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.lab.Installation;
import io.syncorswim.lab.StandingServices;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code swim up}: broker, backends and a frontend per pattern, until Ctrl-C. */
@Command(
        name = "up",
        description = {
            "Start the services and the broker, print their URLs, stay until Ctrl-C.",
            "Drive them with: ./mvnw -pl load-tests gatling:test"
                    + " -Dgatling.simulationClass=io.syncorswim.simulations.SteadySimulation"
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final int HIGHEST_FIRST_PORT = 65_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "Port of the first frontend; the others follow (${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--admin-port",
            defaultValue = "9180",
            paramLabel = "PORT",
            description =
                    "Port of the first backend's metrics; the others follow, the frontends last; 0"
                            + " takes any free ones (${DEFAULT-VALUE}).")
    private int adminPort = 9180;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where journals and logs go (a new temporary directory).")
    private @Nullable Path out;

    @Override
    public Integer call()
            throws BadInput, IOException, MissingPrerequisite, ChildFailed, InterruptedException {
        Experiment experiment = options.experiment();
        if (port < 1 || port > HIGHEST_FIRST_PORT) {
            throw new BadInput("--port must be from 1 to " + HIGHEST_FIRST_PORT + ", not " + port);
        }
        if (adminPort < 0 || adminPort > HIGHEST_FIRST_PORT) {
            throw new BadInput(
                    "--admin-port must be from 0 to " + HIGHEST_FIRST_PORT + ", not " + adminPort);
        }
        Path folder = out != null ? out : Files.createTempDirectory("swim-up-");
        String token = System.getenv("SWIM_TOKEN");
        boolean ownToken = token == null || token.isBlank();
        PrintWriter console = spec.commandLine().getOut();
        try (Interruption _ = Interruption.ofThisThread();
                StandingServices services =
                        StandingServices.start(
                                Installation.ofThisProcess(),
                                experiment,
                                new StandingServices.Ports(port, adminPort),
                                folder.toAbsolutePath(),
                                ownToken ? randomToken() : token)) {
            services.urls().forEach((name, url) -> console.printf("%-28s %s%n", name, url));
            console.printf("%-28s %s%n", "journals and logs", folder);
            if (ownToken) {
                console.println("Set SWIM_TOKEN before 'up' to use the backends' fault switches.");
            }
            console.println("Up. Ctrl-C stops everything.");
            console.flush();
            return stay(services);
        }
    }

    private static int stay(StandingServices services)
            throws InterruptedException, MissingPrerequisite {
        while (true) {
            List<String> dead = services.dead();
            if (!dead.isEmpty()) {
                throw new MissingPrerequisite(
                        String.join(", ", dead) + " ended unasked; its log says why");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static String randomToken() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
