package backproplab.experiments.watch;

import backproplab.datasets.Batch;
import java.util.Arrays;

/**
 * The images on which networks are watched, always the same.
 *
 * @param pixels N x C x H x W, normalized
 * @param labels classes
 */
public record Probe(float[] pixels, int[] labels) {
    /** How many images there are at most: {@value}. */
    public static final int IMAGES = 128;

    /**
     * The images of a batch.
     *
     * @param batch may be filled again
     * @return a copy
     */
    public static Probe of(Batch batch) {
        int perImage = batch.pixels().length / batch.labels().length;
        return new Probe(
                Arrays.copyOf(batch.pixels(), batch.size() * perImage), Arrays.copyOf(batch.labels(), batch.size()));
    }
}
