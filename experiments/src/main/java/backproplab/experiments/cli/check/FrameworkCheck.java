package backproplab.experiments.cli.check;

import backproplab.check.own.OwnPart;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.OwnLayers;
import backproplab.experiments.parity.ParityRun;
import backproplab.experiments.parity.ParitySettings;
import backproplab.experiments.parity.Subject;
import backproplab.experiments.parity.SubjectResult;
import backproplab.experiments.parity.Subjects;
import backproplab.experiments.task.Preset;
import backproplab.files.failure.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A second judge: a user's class inside Parity's small networks, against Deeplearning4j. */
final class FrameworkCheck {
    /** Parity's subjects by what is checked, each by what its name begins with; those of one name are their own. */
    private static final Map<String, String> SUBJECTS = Map.ofEntries(
            Map.entry(backproplab.check.trial.Subjects.LINEAR, "layer/Linear"),
            Map.entry(backproplab.check.trial.Subjects.CONV2D, "layer/Conv2d"),
            Map.entry(backproplab.check.trial.Subjects.BATCH_NORM, "layer/BatchNorm"),
            Map.entry(backproplab.check.trial.Subjects.MAX_POOL2D, "layer/MaxPool2d"),
            Map.entry(backproplab.check.trial.Subjects.AVG_POOL2D, "layer/AvgPool2d"),
            Map.entry(backproplab.check.trial.Subjects.GLOBAL_AVG_POOL, "layer/GlobalAvgPool"),
            Map.entry(backproplab.check.trial.Subjects.FLATTEN, "layer/Flatten"),
            Map.entry(backproplab.check.trial.Subjects.DROPOUT, "layer/Dropout"),
            Map.entry(backproplab.check.trial.Subjects.LOSS, "loss/SoftmaxCrossEntropy"),
            Map.entry(backproplab.check.trial.Subjects.PENALTY, "loss/SoftmaxCrossEntropy-l2"));

    private static final List<Integer> STEPS = List.of(1, 10);

    private FrameworkCheck() {}

    /**
     * Refuses what Deeplearning4j cannot be asked about, before anything is computed.
     *
     * @throws UserException with code 2 for classes in float, and for what has no counterpart there
     */
    static void refuse(List<OwnPart> parts) {
        for (OwnPart part : parts) {
            if (part.inFloat()) {
                throw UserException.usage(
                        part.className() + " computes in float, and --engines dl4j compares in double."
                                + "\nLeave --engines out, or give a factory of float layers to Parity --layers.");
            }
            if (subjects(part.subject().name()).isEmpty()) {
                throw UserException.usage("--engines dl4j cannot judge " + part.className() + ": Deeplearning4j has no "
                        + part.subject().name() + " to compare with.\nLeave --engines out.");
            }
        }
    }

    /** Makes sure that Deeplearning4j can compute here. */
    static void ensure() throws Dl4jUnavailableException {
        Engines.ensure(List.of(EngineKind.DL4J));
    }

    /** Loss, penalty and rules are compared in networks whose other parts are the textbook's. */
    static List<SubjectResult> compare(OwnPart part) {
        OwnLayers<?> layers = new OwnLayers<>(part.className(), part.parts(), Precision.DOUBLE);
        ParitySettings settings = new ParitySettings(
                subjects(part), List.of(Precision.DOUBLE), STEPS, Preset.SEED, 1, Optional.of(layers), EngineKind.DL4J);
        return new ParityRun(settings).run(result -> {});
    }

    /** What is said of it: one line if all is within its bounds, else the first quantity that is not, or why it could not be compared. */
    static List<String> lines(List<SubjectResult> results) {
        List<String> lines = new ArrayList<>();
        for (SubjectResult result : results) {
            lines.add(result.complaint(EngineKind.DL4J)
                    .orElse(String.format(
                            Locale.ROOT,
                            "Deeplearning4j agrees on %s: %d quantities.",
                            result.subject().name(),
                            result.findings().size())));
        }
        return lines;
    }

    /** A loss that is not told of smoothed labels has fewer fixtures, and none of these subjects. */
    private static List<Subject> subjects(OwnPart part) {
        String name = part.subject().name();
        boolean all = part.subject().equals(backproplab.check.trial.Subjects.named(name));
        return subjects(name).stream()
                .filter(subject -> all || !subject.name().contains("-smoothed"))
                .toList();
    }

    /** What Parity has of a kind. */
    static List<Subject> subjects(String name) {
        List<Subject> all = Subjects.all(false);
        String prefix = SUBJECTS.get(name);
        if (prefix != null) {
            return all.stream()
                    .filter(subject -> subject.name().startsWith(prefix))
                    .toList();
        }
        return all.stream()
                .filter(subject -> subject.name().equals("optimizer/" + name)
                        || subject.name().startsWith("layer/Activation-" + name))
                .toList();
    }
}
