package backproplab.experiments.reproduce;

import backproplab.datasets.Catalog;
import backproplab.datasets.Dataset;
import java.util.Arrays;
import java.util.Collections;

/** What is known of the real data sets before they are found. */
enum RealData {
    /** Handwritten digits. */
    MNIST(Catalog.MNIST, 1, 28, 60_000),
    /** Small photographs. */
    CIFAR10(Catalog.CIFAR10, 3, 32, 50_000);

    static final int TEST_IMAGES = 10_000;
    static final int CLASSES = 10;

    private final String token;
    private final int channels;
    private final int side;
    private final int trainImages;

    RealData(String token, int channels, int side, int trainImages) {
        this.token = token;
        this.channels = channels;
        this.side = side;
        this.trainImages = trainImages;
    }

    static RealData of(String token) {
        return Arrays.stream(values())
                .filter(each -> each.token.equals(token))
                .findFirst()
                .orElseThrow();
    }

    int trainImages() {
        return trainImages;
    }

    /** Its shape without its images. */
    Dataset empty() {
        return new Dataset(token, channels, side, side, Collections.nCopies(CLASSES, ""), new byte[0], new int[0]);
    }
}
