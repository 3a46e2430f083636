package io.syncorswim.cli;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.ExperimentFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/** {@code swim init}: a commented experiment file with every default. */
@Command(
        name = "init",
        description = "Write a commented experiment file with every default.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            defaultValue = "experiment.yaml",
            description = "The file to write; an existing one is left alone (${DEFAULT-VALUE}).")
    private Path file = Path.of("experiment.yaml");

    @Override
    public Integer call() throws BadInput {
        try {
            Files.writeString(file, ExperimentFile.template(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new BadInput(file + " is there already: name another file", there);
        } catch (IOException notWritable) {
            throw new BadInput(
                    file + " cannot be written: " + notWritable.getMessage(), notWritable);
        }
        spec.commandLine().getOut().println("Wrote " + file + ". Run it with: ./swim run " + file);
        return ExitCode.OK.code();
    }
}
