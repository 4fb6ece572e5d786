package backproplab.datasets.source;

import java.nio.file.Path;

/** A file of images and its file of labels, put together. */
final class IdxPair {
    private IdxPair() {}

    /**
     * Puts them together.
     *
     * @throws DataFormatException if there are more of one, or a label is not in the range
     */
    static LabelledImages of(Path imagePath, IdxFile.Content images, IdxLabels labels, LabelRange range)
            throws DataFormatException {
        int[] numbers = range.numbers(labels);
        int[] sizes = images.sizes();
        if (sizes[0] != numbers.length) {
            throw new DataFormatException("Data do not fit together: " + imagePath + " has " + sizes[0] + " images, "
                    + labels.file() + " has " + numbers.length + " labels.\nPut the files of one set there.");
        }
        return new LabelledImages(1, sizes[1], sizes[2], range.classNames(), images.values(), numbers);
    }

    /**
     * Compares two parts.
     *
     * @throws DataFormatException if their images differ in size
     */
    static void checkSameSize(Path folder, LabelledImages train, LabelledImages test) throws DataFormatException {
        if (train.height() != test.height() || train.width() != test.width()) {
            throw new DataFormatException("Data do not fit together: in " + folder + " training images are "
                    + train.height() + "x" + train.width() + ", test images " + test.height() + "x" + test.width()
                    + ".\nPut the four files of one set there.");
        }
    }

    /** The same images with rows and columns exchanged. */
    static LabelledImages transposed(LabelledImages images) {
        int height = images.height();
        int width = images.width();
        byte[] in = images.pixels();
        byte[] out = new byte[in.length];
        for (int at = 0; at < in.length; at += height * width) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    out[at + x * height + y] = in[at + y * width + x];
                }
            }
        }
        return new LabelledImages(images.channels(), width, height, images.classNames(), out, images.labels());
    }
}
