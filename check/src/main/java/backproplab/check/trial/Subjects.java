package backproplab.check.trial;

import backproplab.network.rule.OptimizerSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that can be checked, with its fixtures. Activations, update rules and initial weights are subjects under the names they
 * have as options ({@code leaky-relu}, {@code adam}, {@code kaiming-normal}).
 */
public final class Subjects {
    /** Name of the quantity of initial weights that is 3 for normal and 1.8 for uniform numbers, whatever their deviation. */
    public static final String FOURTH_MOMENT = "fourth moment over variance^2";

    /** A fully connected layer. */
    public static final String LINEAR = "Linear";
    /** A convolution. */
    public static final String CONV2D = "Conv2d";
    /** Batch normalisation of rows and of images. */
    public static final String BATCH_NORM = "BatchNorm";
    /** Max pooling. */
    public static final String MAX_POOL2D = "MaxPool2d";
    /** Average pooling. */
    public static final String AVG_POOL2D = "AvgPool2d";
    /** Average pooling over whole images. */
    public static final String GLOBAL_AVG_POOL = "GlobalAvgPool";
    /** Images to rows. */
    public static final String FLATTEN = "Flatten";
    /** Dropout. */
    public static final String DROPOUT = "Dropout";
    /** Softmax and cross-entropy. */
    public static final String LOSS = "softmax-cross-entropy";
    /** The L2 penalty. */
    public static final String PENALTY = "l2-penalty";
    /** A two-layer network in one piece. */
    public static final String TWO_LAYER_NET = "TwoLayerNet";

    private static final List<Subject> ALL = Stream.concat(LayerSubjects.all().stream(), OtherSubjects.all().stream())
            .toList();

    private Subjects() {}

    /**
     * Every subject.
     *
     * @return layers first
     */
    public static List<Subject> all() {
        return ALL;
    }

    /**
     * A subject by its name.
     *
     * @param name its name
     * @return empty if there is none
     */
    public static Optional<Subject> find(String name) {
        return ALL.stream().filter(subject -> subject.name().equals(name)).findFirst();
    }

    /**
     * A subject that there is.
     *
     * @param name its name
     * @return the subject
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Subject named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no subject " + name));
    }

    /**
     * The loss for classes whose constructor is not told of smoothed labels.
     *
     * @return {@link #LOSS} without the fixtures that smooth
     */
    public static Subject lossWithoutSmoothing() {
        return OtherSubjects.loss(false);
    }

    /**
     * A rule for classes whose constructor is not told of constants.
     *
     * @param kind which rule
     * @return it, with the constants of {@link OptimizerSpec#of} alone
     */
    public static Subject ruleWithUsualConstants(OptimizerSpec.Kind kind) {
        return OtherSubjects.rule(kind, false);
    }
}
