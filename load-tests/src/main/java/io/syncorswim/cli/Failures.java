package io.syncorswim.cli;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.MissingPrerequisite;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Tells a failure in one sentence and gives it its exit code; only a bug shows its stack trace. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case BadInput mistake -> tell(err, mistake, ExitCode.BAD_INPUT);
            case MissingPrerequisite missing -> tell(err, missing, ExitCode.MISSING_PREREQUISITE);
            case ChildFailed failed -> {
                err.println("swim: " + failed.sentence() + lastWord(failed));
                yield ExitCode.MISSING_PREREQUISITE.code();
            }
            case InterruptedException interrupted -> ExitCode.INTERRUPTED.code();
            case IOException storage -> tell(err, storage, ExitCode.STORAGE);
            case UncheckedIOException storage -> tell(err, storage, ExitCode.STORAGE);
            default -> {
                err.println(
                        "swim: this is a mistake in Sync or Swim; please report it with what"
                                + " follows");
                failure.printStackTrace(err);
                yield ExitCode.BUG.code();
            }
        };
    }

    /** What the child said last, but for stack traces: they stay in its log. */
    private static String lastWord(ChildFailed failed) {
        return failed.lastLines().stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce((earlier, later) -> later)
                .map(line -> ": " + line)
                .orElse("");
    }

    private static int tell(PrintWriter err, Exception failure, ExitCode code) {
        String sentence =
                code == ExitCode.STORAGE
                        ? "a file could not be read or written: " + failure.getMessage()
                        : failure.getMessage();
        err.println("swim: " + sentence);
        return code.code();
    }
}
