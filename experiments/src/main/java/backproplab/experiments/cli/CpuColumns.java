package backproplab.experiments.cli;

import backproplab.experiments.checkpoint.Measured;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.GpuOptions;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.compare.OtherProcess;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.process.ChildJvm;
import backproplab.experiments.task.Task;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The CPU's columns of a table about a GPU: the same command in a second process, whose run is the folder {@value #FOLDER} of this one's.
 * Weights, batches and masks are equal since both draw them from equal seeds; that the settings are equal is checked.
 */
final class CpuColumns {
    private static final String FOLDER = "cpu";
    private static final String MEASURED = "measured.safetensors";
    /** Settings that are to differ: who has the other process, and which backend Deeplearning4j has. */
    private static final Set<String> OF_ONE_PROCESS = Set.of(DecidingSettings.SECOND_PROCESS, DecidingSettings.DL4J);

    private final Task task;
    private final String classPath;
    private final Screen screen;

    CpuColumns(Task task, String classPath, Screen screen) {
        this.task = task;
        this.classPath = classPath;
        this.screen = screen;
    }

    /**
     * Prints what the second process expects to do; it writes nothing.
     *
     * @param options the user's
     */
    void dryRun(List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(DryRunOption.NAME);
        int code = run(arguments);
        refuse(code);
        if (code != ExitCode.OK.code()) {
            screen.warning("The second process ended with code " + code + ": its last lines say why.");
        }
    }

    /**
     * Trains there, or takes what was trained there before this run was cut off.
     *
     * @param run the run's folder
     * @param options the user's
     * @param confirmed whether the user accepts a long run
     * @param engines the user's
     * @param settings what decides the numbers of this process
     * @return what the second process measured
     * @throws UserException with its code if it refuses its options or its data, 4 if it ran with other settings
     */
    OtherProcess train(
            Path run, List<String> options, boolean confirmed, List<EngineKind> engines, Map<String, String> settings) {
        Path out = run.resolve(FOLDER).toAbsolutePath();
        Path file = out.resolve(MEASURED);
        if (!Files.exists(file)) {
            int code = run(arguments(out, file, options, confirmed));
            if (!Files.exists(file)) {
                refuse(code);
                screen.warning("The second process ended with code " + code
                        + ", so columns of the CPU stay empty.\nWhat it did is in " + out + ".");
            }
        }
        Optional<Measured> measured = Files.exists(file) ? Optional.of(Measured.read(file)) : unfinished(out);
        measured.ifPresent(found -> checkEqual(found.command(), settings));
        return new OtherProcess(engines, measured.map(Measured::ended).orElse(List.of()));
    }

    /**
     * Whether a second process has left something in a run's folder; one that refuses what it was told leaves nothing.
     *
     * @param run the run's folder
     * @return whether it began to train
     */
    static boolean began(Path run) {
        return Files.exists(run.resolve(FOLDER));
    }

    private int run(List<String> arguments) {
        screen.line("--- Second process: Deeplearning4j on the CPU ---");
        int code = ChildJvm.run(classPath, task.title(), arguments, screen::print);
        screen.line("--- End of the second process ---");
        return code;
    }

    private List<String> arguments(Path out, Path file, List<String> options, boolean confirmed) {
        // With --resume too: what is typed now, such as where the data lies today, counts for both processes.
        List<String> arguments = new ArrayList<>(options);
        RunRecord.unfinished(out, task.token()).ifPresent(folder -> arguments.add(ResumeOptions.RESUME + "=" + folder));
        if (confirmed) {
            arguments.add(LongOptions.YES);
        }
        arguments.addAll(List.of("--out=" + out, GpuOptions.LEAVE + "=" + file));
        return arguments;
    }

    /** What the user must mend ends this process too. */
    private static void refuse(int code) {
        String message = "The second process, which trains on the CPU, ended with code " + code
                + ": its last lines say why.\nMend that, or leave it out with " + GpuOptions.GPU_ONLY + ".";
        if (code == ExitCode.USAGE.code()) {
            throw UserException.usage(message);
        }
        if (code == ExitCode.DATA.code()) {
            throw UserException.data(message);
        }
    }

    private Optional<Measured> unfinished(Path out) {
        return RunRecord.unfinished(out, task.token()).map(folder -> {
            try (RunRecord record = RunRecord.load(folder)) {
                return Measured.of(record);
            }
        });
    }

    private static void checkEqual(StartedCommand command, Map<String, String> settings) {
        StartedCommand there = new StartedCommand(command.task(), command.arguments(), shared(command.settings()));
        List<String> differences = there.differences(shared(settings));
        if (!differences.isEmpty()) {
            throw UserException.environment(
                    "The second process ran with other settings than this one, so they share no row: "
                            + String.join("; ", differences) + ".\nLeave it out with " + GpuOptions.GPU_ONLY + ".");
        }
    }

    private static Map<String, String> shared(Map<String, String> settings) {
        Map<String, String> shared = new LinkedHashMap<>(settings);
        shared.keySet().removeAll(OF_ONE_PROCESS);
        shared.keySet().removeAll(DecidingSettings.DL4J_NATIVE);
        return shared;
    }
}
