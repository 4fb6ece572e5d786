package backproplab.benchmarks.work;

import backproplab.network.shape.Window;

/** The networks whose training steps are measured, from input to logits. */
final class Networks {
    static final int CLASSES = 10;

    private static final int[] MLP_HIDDEN = {2352, 1568, 784};
    private static final int FILTERS = 8;
    private static final int HIDDEN = 128;
    private static final int[] STAGE_CHANNELS = {64, 128, 256, 512};
    private static final int BLOCKS = 2;

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

    /** ResNet18 on small images behind a 7x7 stem of stride 2 and a max pool, as torchvision has it: 32 x 32 pixels become 8 x 8. */
    static void resnet18(NetworkBuilder builder) {
        builder.normalizedConv2d("conv1", "bn1", STAGE_CHANNELS[0], new Window(7, 2, 3));
        builder.relu("relu");
        builder.maxPool2d("maxpool", new Window(3, 2, 1));
        stages(builder);
    }

    /** ResNet18 behind a 3x3 stem of stride 1 without pooling: the first stage sees all 32 x 32 pixels. */
    static void resnet18Fine(NetworkBuilder builder) {
        builder.normalizedConv2d("conv1", "bn1", STAGE_CHANNELS[0], new Window(3, 1, 1));
        builder.relu("relu");
        stages(builder);
    }

    private static void stages(NetworkBuilder builder) {
        for (int stage = 0; stage < STAGE_CHANNELS.length; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                int channels = STAGE_CHANNELS[stage];
                int stride = stage > 0 && block == 0 ? 2 : 1;
                builder.residual(
                        "layer" + (stage + 1) + "." + block,
                        main -> {
                            main.normalizedConv2d("conv1", "bn1", channels, new Window(3, stride, 1));
                            main.relu("relu");
                            main.normalizedConv2d("conv2", "bn2", channels, new Window(3, 1, 1));
                        },
                        shortcut -> {
                            if (stride > 1) {
                                shortcut.normalizedConv2d(
                                        "downsample.0", "downsample.1", channels, new Window(1, stride, 0));
                            }
                        });
            }
        }
        builder.globalAvgPool("avgpool");
        builder.linear("fc", CLASSES);
    }
}
