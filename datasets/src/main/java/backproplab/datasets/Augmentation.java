package backproplab.datasets;

import backproplab.datasets.augment.Chain;
import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.augment.Step;
import backproplab.datasets.augment.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How training images are changed before they are normalized: steps in a row, such as {@code crop4,flip}.
 *
 * <p>What becomes of an image is a function of seed, epoch, index of the image and place of the step, of nothing else. Labels stay.
 */
public final class Augmentation {
    /** Leaves images as they are. */
    public static final Augmentation NONE = new Augmentation(List.of());

    /** The word for {@link #NONE}. */
    public static final String NONE_TOKEN = "none";

    /** What {@link #parse} knows, one line. */
    public static final String KNOWN = Steps.KNOWN;

    private final List<Step> steps;

    private Augmentation(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads steps.
     *
     * @param text steps separated by commas, done from left to right; {@value #NONE_TOKEN} or nothing for none
     * @return the augmentation
     * @throws SettingException if a step is unknown or its number is missing or out of bounds; the message lists what exists
     */
    public static Augmentation parse(String text) {
        if (text.isBlank() || text.trim().equals(NONE_TOKEN)) {
            return NONE;
        }
        List<Step> steps = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            try {
                steps.add(Steps.parse(word.trim()));
            } catch (IllegalArgumentException notUnderstood) {
                throw new SettingException(notUnderstood.getMessage());
            }
        }
        return new Augmentation(steps);
    }

    /**
     * Tells whether images stay as they are.
     *
     * @return true if there is no step
     */
    public boolean isNone() {
        return steps.isEmpty();
    }

    /**
     * Returns what is done to images that are only looked at, of validation and test: steps with chance are left out, those that change the size become
     * plain resizing, so that the shape is the same as in training.
     *
     * @return an augmentation without chance
     */
    public Augmentation evaluation() {
        return new Augmentation(
                steps.stream().map(Step::evaluation).flatMap(Optional::stream).toList());
    }

    /**
     * Returns what brings an image of any size to what {@link #evaluation} makes of the images of a data set.
     *
     * @param height H of the data set's images
     * @param width W of the data set's images
     * @return at least one step, without chance
     */
    public Augmentation preparation(int height, int width) {
        List<Step> all = new ArrayList<>(List.of(Steps.resize(height, width)));
        all.addAll(evaluation().steps);
        return new Augmentation(all);
    }

    /**
     * Tells whether this is such a {@link #preparation}: without chance, and every image comes out in one size.
     *
     * @param height H of what comes out
     * @param width W of what comes out
     * @return false if there is no step, one draws by chance, or images come out in another size
     */
    public boolean resizesTo(int height, int width) {
        return !isNone()
                && equals(evaluation())
                && chain(new ImageShape(1, 1, 1)).outputShape().equals(new ImageShape(1, height, width));
    }

    /**
     * Returns the shape that images of a data set will have.
     *
     * @param dataset the images
     * @return the shape after the last step
     * @throws SettingException if a step cannot be applied to such images
     */
    public ImageShape outputShape(Dataset dataset) {
        return isNone() ? shape(dataset) : chain(dataset).outputShape();
    }

    /** Prepares the steps for one thread; there must be one. */
    Chain chain(Dataset dataset) {
        try {
            return chain(shape(dataset));
        } catch (IllegalArgumentException unfit) {
            throw new SettingException("Augmentation " + this + " does not fit " + dataset.name() + ": "
                    + unfit.getMessage() + ".\nLeave that step out, or choose other data.");
        }
    }

    /** Prepares the steps for images of one shape. */
    Chain chain(ImageShape shape) {
        return new Chain(steps, shape);
    }

    private static ImageShape shape(Dataset dataset) {
        return new ImageShape(dataset.channels(), dataset.height(), dataset.width());
    }

    /**
     * Returns the steps as {@link #parse} understands them.
     *
     * @return such as {@code crop4,flip}, or {@value #NONE_TOKEN}
     */
    @Override
    public String toString() {
        return isNone() ? NONE_TOKEN : steps.stream().map(Step::text).collect(Collectors.joining(","));
    }

    /** Equal steps in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Augmentation that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }
}
