package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.shape.Window;

/**
 * ResNet18 with basic blocks (He et al. 2016, table 1), layers and names as in torchvision: a stem, four stages of two blocks
 * with {@code width}, 2, 4 and 8 {@code width} channels, the mean over all pixels, and one linear layer. Stages two to four
 * halve the image in their first block, whose shortcut is then a 1x1 convolution of stride 2. Every convolution is without
 * bias, since batch norm follows. Always ReLU.
 *
 * @param stem what comes before the stages
 * @param width channels of the stem and the first stage; 64 in the paper
 */
public record ResNet18(Stem stem, int width) implements Model {
    /** Channels of the first stage in the paper: {@value}. */
    public static final int WIDTH = 64;

    private static final int STAGES = 4;
    private static final int BLOCKS = 2;

    @Override
    public String token() {
        return ModelKind.RESNET18.token();
    }

    @Override
    public void describe(NetworkBuilder builder, int classes) {
        normalized(builder, "conv1", "bn1", width, stem.convolution());
        rectified(builder, "relu");
        stem.pooling().ifPresent(window -> builder.maxPool2d("maxpool", window));
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                block(builder, "layer" + (stage + 1) + "." + block, width << stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        builder.globalAvgPool("avgpool");
        builder.linear("fc", classes);
    }

    private static void block(NetworkBuilder builder, String name, int channels, int stride) {
        builder.residual(
                name,
                main -> {
                    normalized(main, "conv1", "bn1", channels, new Window(3, stride, 1));
                    rectified(main, "relu");
                    normalized(main, "conv2", "bn2", channels, new Window(3, 1, 1));
                },
                shortcut -> {
                    if (stride > 1) {
                        normalized(shortcut, "downsample.0", "downsample.1", channels, new Window(1, stride, 0));
                    }
                });
    }

    private static void normalized(NetworkBuilder builder, String conv, String norm, int out, Window window) {
        builder.conv2d(conv, out, window, false);
        builder.batchNorm(norm);
    }

    private static void rectified(NetworkBuilder builder, String name) {
        builder.activation(name, ActivationFunction.RELU);
    }
}
