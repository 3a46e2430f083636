package io.syncorswim.target;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The target services' program: {@code frontend} or {@code backend}. */
@Command(
        name = "target-services",
        description = "The services that Sync or Swim puts under load.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "(frontend | backend)",
        subcommands = {FrontendCommand.class, BackendCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:asked for help or version",
            "1:a bug",
            "2:the command line is wrong",
            "3:something is missing: a free port, a broker, a writable journal",
            "4:the effects journal could not be written while serving",
            "143:stopped by SIGTERM, after finishing what was in hand"
        })
public final class Main {
    static final int WRONG_ARGUMENTS = 2;
    static final int MISSING = 3;

    private Main() {}

    public static void main(String[] arguments) {
        quietLogging();
        // One call is one attempt: the JDK's client would try a refused connection twice.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::confess)
                .setUsageHelpLongOptionsMaxWidth(30);
    }

    /** One line per warning on standard error, without stack traces: users read it. */
    private static void quietLogging() {
        System.setProperty(
                "java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$s %3$s: %5$s%n");
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    }

    private static int explain(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage() + "; see --help");
        return WRONG_ARGUMENTS;
    }

    private static int confess(Exception bug, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("this is a bug: " + bug);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "target-services " + (version == null ? "(not built into a jar)" : version)
            };
        }
    }
}
