package backproplab.check.own;

import backproplab.check.trial.Subjects;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of layer that can be brought: what the constructor takes, what it is checked as, and the method of a factory. */
enum LayerKind {
    LINEAR(new LayerSpec.Linear(3, 2), "linear", Subjects.LINEAR),
    CONV2D(new LayerSpec.Conv2d(2, 3, new Window(3, 1, 1), true), "conv2d", Subjects.CONV2D),
    BATCH_NORM(new LayerSpec.BatchNorm(2), "batchNorm", Subjects.BATCH_NORM),
    ACTIVATION(
            new LayerSpec.Activation(ActivationFunction.RELU),
            "activation",
            Arrays.stream(ActivationFunction.values())
                    .map(ActivationFunction::token)
                    .toArray(String[]::new)),
    MAX_POOL2D(new LayerSpec.MaxPool2d(new Window(2, 2, 0)), "maxPool2d", Subjects.MAX_POOL2D),
    AVG_POOL2D(new LayerSpec.AvgPool2d(new Window(2, 2, 0)), "avgPool2d", Subjects.AVG_POOL2D),
    GLOBAL_AVG_POOL(new LayerSpec.GlobalAvgPool(), "globalAvgPool", Subjects.GLOBAL_AVG_POOL),
    FLATTEN(new LayerSpec.Flatten(), "flatten", Subjects.FLATTEN),
    DROPOUT(new LayerSpec.Dropout(new DropoutMask(1, 0, 0.5)), "dropout", Subjects.DROPOUT);

    private final LayerSpec sample;
    private final String method;
    private final List<String> subjects;

    LayerKind(LayerSpec sample, String method, String... subjects) {
        this.sample = sample;
        this.method = method;
        this.subjects = List.of(subjects);
    }

    /** With which a constructor is tried that is said to be of a subject; a sigmoid may refuse to be another function. */
    LayerSpec sample(Optional<String> as) {
        return Arrays.stream(ActivationFunction.values())
                .filter(function -> this == ACTIVATION && as.equals(Optional.of(function.token())))
                .findFirst()
                .<LayerSpec>map(LayerSpec.Activation::new)
                .orElse(sample);
    }

    Class<? extends LayerSpec> spec() {
        return sample.getClass();
    }

    String method() {
        return method;
    }

    /** What it can be checked as: one, or one for each function. */
    List<String> subjects() {
        return subjects;
    }

    /** Whether a layer needs to be told nothing, so that its constructor may have no parameter. */
    boolean needsNoSizes() {
        return this == ACTIVATION || this == GLOBAL_AVG_POOL || this == FLATTEN;
    }

    static Stream<LayerKind> all() {
        return Arrays.stream(values());
    }
}
