package backproplab.experiments.reports;

/**
 * How the quick form of an experiment differs from the full one. Batch sizes larger than the images that are left become all of
 * them.
 *
 * @param epochs at most so many
 * @param train training images, at most
 * @param validation validation images, at most
 * @param test test images, at most
 */
public record Shrink(int epochs, int train, int validation, int test) {

    Setup apply(Setup full) {
        DataSettings data = full.data();
        return full.epochs(Math.min(epochs, full.recipe().loop().epochs()))
                .images(
                        Math.min(data.trainLimit(), train),
                        Math.min(data.validation(), validation),
                        Math.min(data.testLimit(), test));
    }
}
