package io.syncorswim.cli;

import io.syncorswim.lab.Machine;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The program: {@code ./swim}. */
@Command(
        name = "swim",
        description = {
            "Compares ways of communicating between services, by load and by trouble:",
            "synchronous request-response, asynchronous request-response, asynchronous messaging.",
            ""
        },
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  ./swim run --quick     all patterns through all scenarios, under 3 minutes",
            "  ./swim run             the same with longer windows, under 8 minutes",
            "  ./swim init my.yaml    a commented experiment file with every default",
            "  ./swim doctor          what this machine has, and what to install for what",
            "  ./swim selftest        whether the harness finds what is known, under 5 minutes"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            SelftestCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec private CommandSpec spec;

    Main(CommandSpec spec) {
        this.spec = spec;
    }

    Main() {
        this(CommandSpec.create());
    }

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        // After a signal the JVM is on its way down already, with the code that the signal means;
        // to call exit now would wait for itself.
        if (!Interruption.isUnderWay()) {
            System.exit(code);
        }
    }

    /** The command line with the program's manners: one sentence per mistake, documented codes. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values())
                .forEach(code -> codes.put(" " + code.code(), code.meaning()));
        line.getCommandSpec().usageMessage().exitCodeList(codes);
        line.setParameterExceptionHandler(Main::explain);
        line.setExecutionExceptionHandler(new Failures());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // An @ is --broker's, and what it names is read as it is, not as a command line.
        line.setExpandAtFiles(false);
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "test",
            description = "Build everything and pass all tests; further arguments go to Maven.")
    int test() {
        return launchersOwn("test");
    }

    @Command(name = "format", description = "Format the sources the way the build checks them.")
    int format() {
        return launchersOwn("format");
    }

    /** Declared for help and completion; the launcher, who has the sources, does them itself. */
    private int launchersOwn(String command) {
        spec.commandLine()
                .getErr()
                .println(
                        "swim: only the launcher can do that, beside its sources: ./swim "
                                + command);
        return ExitCode.BAD_INPUT.code();
    }

    private static int explain(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(
                "swim: "
                        + String.valueOf(mistake.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("bad option"));
        err.println("Try './" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT.code();
    }

    /** The version, and what it runs on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Sync or Swim " + Machine.version(),
                "Java "
                        + System.getProperty("java.version")
                        + ", "
                        + System.getProperty("java.vendor")
            };
        }
    }
}
