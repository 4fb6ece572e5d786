package backproplab.benchmarks.work;

import backproplab.manual.tensor.Window;

/** The networks whose training steps are measured, from input to logits. */
final class Networks {
    static final int CLASSES = 10;

    private static final int[] MLP_HIDDEN = {2352, 1568, 784};
    private static final int FILTERS = 8;
    private static final int HIDDEN = 128;

    private Networks() {}

    /** 784-2352-1568-784-10 with ReLU: 6.8 million weights, so a small batch is bound by reading them. */
    static void mlp(NetworkBuilder builder) {
        builder.flatten("flatten");
        for (int i = 0; i < MLP_HIDDEN.length; i++) {
            builder.linear("fc" + (i + 1), MLP_HIDDEN[i]);
            builder.relu("relu" + (i + 1));
        }
        builder.linear("fc" + (MLP_HIDDEN.length + 1), CLASSES);
    }

    /** A 3x3 convolution of 8 filters that keeps the image's size, then 128 hidden units. */
    static void cnn(NetworkBuilder builder) {
        builder.conv2d("conv1", FILTERS, new Window(3, 1, 1));
        builder.relu("relu1");
        builder.flatten("flatten");
        builder.linear("fc1", HIDDEN);
        builder.relu("relu2");
        builder.linear("fc2", CLASSES);
    }
}
