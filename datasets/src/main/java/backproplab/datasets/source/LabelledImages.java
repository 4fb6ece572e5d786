package backproplab.datasets.source;

import java.util.List;

/**
 * What a source has read or drawn: N images of C x H x W unsigned bytes with a class number each.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param classNames K names in the order of the labels
 * @param pixels N*C*H*W bytes
 * @param labels N numbers in 0..K-1
 */
public record LabelledImages(
        int channels, int height, int width, List<String> classNames, byte[] pixels, int[] labels) {
    /** The most pixels that one part can have: they fit into one array. */
    public static final long MAX_BYTES = Integer.MAX_VALUE - 8L;
}
