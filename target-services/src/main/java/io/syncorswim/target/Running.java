package io.syncorswim.target;

import io.syncorswim.target.http.Service;
import io.syncorswim.wire.Wire;

import picocli.CommandLine;

/** A service from ready to the end of its process. */
final class Running {
    private Running() {}

    /** Says that it serves, and has it stopped gracefully when the process is asked to end. */
    static void announce(Service service, CommandLine command) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(service::stop));
        command.getOut()
                .println(Wire.READY + " http=" + service.port() + " admin=" + service.adminPort());
        command.getOut().flush();
    }

    /** Prints why a service cannot start or go on. */
    static int fail(CommandLine command, int exitCode, String sentence) {
        command.getErr().println(sentence);
        return exitCode;
    }
}
