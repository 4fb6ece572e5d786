package backproplab.experiments.cli;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import backproplab.experiments.parity.ParitySettings;
import backproplab.experiments.parity.Subject;
import backproplab.experiments.parity.SubjectResult;
import backproplab.experiments.parity.Subjects;
import backproplab.experiments.task.Preset;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that choose what is compared. */
final class ParityOptions {
    private static final String BOTH = "both";

    private static final List<EngineKind> JUDGES =
            EngineKind.named().stream().filter(EngineKind::framework).toList();

    /** Enough for any proof; beyond it a comparison would take hours. */
    private static final int MOST_STEPS = 10_000;

    @Option(
            names = "--subjects",
            split = ",",
            paramLabel = "NAME",
            description = "What is compared: names, or what names begin with, such as layer/, layer/Conv2d,"
                    + " optimizer/adam, model/ (default: all; --dry-run lists them).")
    private List<String> subjects;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "double (loops against the framework), float (manual against it) or both (default: both; with"
                    + " --layers the one that they compute in).")
    private String precision;

    @Option(
            names = "--steps",
            split = ",",
            paramLabel = "N",
            description = "Training steps after which parameters are compared (default: 1,10,100).")
    private List<Integer> steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of weights, images and dropout (default: " + Preset.SEED + ").")
    private long seed = Preset.SEED;

    @Option(
            names = "--full",
            description = "Add every optimizer on mlp, cnn and resnet18, and one step of resnet18 at full width.")
    private boolean full;

    @Option(
            names = "--layers",
            paramLabel = "CLASS",
            description = "Compare your own layers: a public class with a public constructor without parameters that"
                    + " implements LayerFactory.")
    private String layers;

    @Option(
            names = "--engines",
            paramLabel = "NAME",
            defaultValue = "dl4j",
            description = "The framework that is compared with: dl4j, or pytorch in a build with -Ppytorch (default: "
                    + "${DEFAULT-VALUE}).")
    private String judge;

    /** Checks every value. */
    ParitySettings settings(int threads) {
        Optional<OwnLayers<?>> own = Optional.ofNullable(layers).map(OwnLayers::load);
        return new ParitySettings(
                chosenSubjects(),
                chosenPrecisions(own),
                chosenSteps(),
                seed,
                threads,
                own,
                EngineKind.pick("--engines", judge, JUDGES));
    }

    boolean full() {
        return full;
    }

    private List<Subject> chosenSubjects() {
        List<Subject> all = Subjects.all(full);
        if (subjects == null) {
            return all;
        }
        Set<Subject> chosen = new LinkedHashSet<>();
        for (String word : subjects) {
            List<Subject> matching = word.isEmpty() ? List.of() : Subjects.matching(word, all);
            if (matching.isEmpty()) {
                Choices.check(
                        "--subjects", word, all.stream().map(Subject::name).toList());
            }
            chosen.addAll(matching);
        }
        return all.stream().filter(chosen::contains).toList();
    }

    private List<Precision> chosenPrecisions(Optional<OwnLayers<?>> own) {
        List<Precision> all = List.of(Precision.DOUBLE, Precision.FLOAT);
        if (precision != null) {
            Choices.check("--precision", precision, List.of("double", "float", BOTH));
        }
        List<Precision> chosen = precision == null || precision.equals(BOTH)
                ? all
                : all.stream()
                        .filter(each -> SubjectResult.token(each).equals(precision))
                        .toList();
        if (own.isEmpty()) {
            return chosen;
        }
        Precision theirs = own.get().precision();
        if (precision != null && !chosen.equals(List.of(theirs))) {
            throw UserException.usage("--layers " + own.get().name() + " computes in " + SubjectResult.token(theirs)
                    + ", so it cannot be compared in " + precision + ".\nLeave --precision out.");
        }
        return List.of(theirs);
    }

    private List<Integer> chosenSteps() {
        if (steps == null) {
            return ParitySettings.STEPS;
        }
        steps.forEach(step -> Ranges.between("--steps", 1, MOST_STEPS, step));
        return steps.stream().distinct().sorted().toList();
    }
}
