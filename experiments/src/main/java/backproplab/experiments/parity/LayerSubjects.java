package backproplab.experiments.parity;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every kind of layer inside a small network. A layer with parameters stands before it and a linear layer behind it, so that its
 * output shows in the loss and its input gradient in the gradients of the layer before.
 */
final class LayerSubjects {
    static final String PREFIX = "layer/";
    /** Name of the layer under test inside its network. */
    static final String TESTED = "tested";

    private static final Subject.Image IMAGE = new Subject.Image(3, 8, 7);
    private static final int BATCH = 6;
    private static final double LEARNING_RATE = 0.02;
    private static final int CHANNELS = 4;
    private static final int FEATURES = 12;
    private static final double DROP = 0.3;
    private static final Window SAME_3X3 = new Window(3, 1, 1);
    private static final Window POINT = new Window(1, 2, 0);
    private static final Window HALF = new Window(2, 2, 0);
    private static final Window OVERLAPPING = new Window(3, 2, 1);

    private LayerSubjects() {}

    static List<Subject> all() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(onRows("Linear", net -> net.linear(TESTED, 9)));
        subjects.add(onImages("Conv2d", conv(SAME_3X3, true)));
        subjects.add(onImages("Conv2d-no-bias", conv(SAME_3X3, false)));
        subjects.add(onImages("Conv2d-stride2", conv(new Window(3, 2, 0), true)));
        subjects.add(onImages("Conv2d-stride2-padding1", conv(OVERLAPPING, true)));
        subjects.add(onImages("Conv2d-5x5-stride3-padding2", conv(new Window(5, 3, 2), true)));
        subjects.add(onImages("Conv2d-1x1-stride2", conv(POINT, true)));
        // The mean over all pixels hides the size of the image: a wrong window shows in the numbers, not in the shapes.
        subjects.add(pooled("Conv2d-pooled", conv(OVERLAPPING, true)));
        subjects.add(onRows("BatchNorm1d", net -> net.batchNorm(TESTED)));
        subjects.add(onImages("BatchNorm2d", net -> net.batchNorm(TESTED)));
        for (ActivationFunction function : ActivationFunction.values()) {
            subjects.add(onRows("Activation-" + function.token(), net -> net.activation(TESTED, function)));
        }
        subjects.add(onRows("Activation-relu-at-zero", net -> net.activation(TESTED, ActivationFunction.RELU))
                .from(LayerSubjects::firstFeatureZero));
        subjects.add(
                onRows("Activation-leaky-relu-at-zero", net -> net.activation(TESTED, ActivationFunction.LEAKY_RELU))
                        .from(LayerSubjects::firstFeatureZero));
        subjects.add(onImages("MaxPool2d", net -> net.maxPool2d(TESTED, HALF)));
        subjects.add(onImages("MaxPool2d-overlapping", net -> net.maxPool2d(TESTED, OVERLAPPING)));
        subjects.add(onImages("MaxPool2d-equal", net -> net.maxPool2d(TESTED, HALF))
                .from(LayerSubjects::firstChannelConstant));
        subjects.add(onImages("MaxPool2d-overlapping-equal", net -> net.maxPool2d(TESTED, OVERLAPPING))
                .from(LayerSubjects::firstChannelConstant));
        subjects.add(onImages("AvgPool2d", net -> net.avgPool2d(TESTED, HALF)));
        subjects.add(onImages("AvgPool2d-overlapping", net -> net.avgPool2d(TESTED, OVERLAPPING)));
        subjects.add(pooled("GlobalAvgPool", net -> {}));
        subjects.add(onImages("Residual-identity", net -> residual(net, CHANNELS, 1)));
        subjects.add(onImages("Residual-projection", net -> residual(net, 6, 2)));
        subjects.add(onRows("Dropout", net -> net.dropout(TESTED, DROP)));
        subjects.add(onImages("Flatten", net -> {}));
        return subjects;
    }

    /** Exactly 0 comes into the activation, in any number type and order of sums: on which side that is shows in the gradient of the bias. */
    private static void firstFeatureZero(String name, double[] values, long seed) {
        if (name.equals("before.weight")) {
            for (int i = 0; i < values.length; i += FEATURES) {
                values[i] = 0;
            }
        } else if (name.equals("before.bias")) {
            values[0] = 0;
        }
    }

    /** All pixels of a window are exactly equal: which one has won shows in the gradient of the weights. */
    private static void firstChannelConstant(String name, double[] values, long seed) {
        if (name.equals("before.weight")) {
            Arrays.fill(values, 0, values.length / CHANNELS, 0);
        }
    }

    private static Consumer<NetworkBuilder> conv(Window window, boolean withBias) {
        return net -> net.conv2d(TESTED, 5, window, withBias);
    }

    private static void residual(NetworkBuilder net, int channels, int stride) {
        net.residual(
                TESTED,
                main -> {
                    main.conv2d("conv1", channels, new Window(3, stride, 1), false);
                    main.batchNorm("bn1");
                    main.activation("relu", ActivationFunction.RELU);
                    main.conv2d("conv2", channels, SAME_3X3, false);
                    main.batchNorm("bn2");
                },
                shortcut -> {
                    if (stride > 1) {
                        shortcut.conv2d("downsample.0", channels, POINT, false);
                        shortcut.batchNorm("downsample.1");
                    }
                });
    }

    private static Subject onRows(String name, Consumer<NetworkBuilder> tested) {
        return subject(name, net -> {
            net.flatten("flatten");
            net.linear("before", FEATURES);
            tested.accept(net);
        });
    }

    private static Subject onImages(String name, Consumer<NetworkBuilder> tested) {
        return subject(name, net -> {
            net.conv2d("before", CHANNELS, SAME_3X3, true);
            tested.accept(net);
            net.flatten("flatten");
        });
    }

    private static Subject pooled(String name, Consumer<NetworkBuilder> tested) {
        return subject(name, net -> {
            net.conv2d("before", CHANNELS, SAME_3X3, true);
            tested.accept(net);
            net.globalAvgPool("pool");
        });
    }

    private static Subject subject(String name, Consumer<NetworkBuilder> layers) {
        return Subject.of(PREFIX + name, new LayerNet(name, layers), IMAGE, BATCH, TrainingRule.SGD, LEARNING_RATE);
    }
}
