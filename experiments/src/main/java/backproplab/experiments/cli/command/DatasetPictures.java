package backproplab.experiments.cli.command;

import backproplab.datasets.Dataset;
import backproplab.report.page.Pictures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The images of data sets that are in memory, for reports. */
public final class DatasetPictures {
    private DatasetPictures() {}

    /**
     * Those of one test set.
     *
     * @param test the test set
     * @return its images, by its name
     */
    public static Pictures of(Dataset test) {
        return (name, number) -> name.equals(test.name()) && number < test.size() && drawable(test)
                ? Optional.of(pixels(test, number))
                : Optional.empty();
    }

    /**
     * Those of several test sets.
     *
     * @param tests test sets with different names
     * @return their images, by their names
     */
    public static Pictures of(List<Dataset> tests) {
        List<Pictures> each = tests.stream().map(DatasetPictures::of).toList();
        return (name, number) -> each.stream()
                .flatMap(pictures -> pictures.test(name, number).stream())
                .findFirst();
    }

    /** Grey or coloured. */
    private static boolean drawable(Dataset test) {
        return test.channels() == 1 || test.channels() == 3;
    }

    private static Pictures.Pixels pixels(Dataset test, int number) {
        int values = test.featuresPerSample();
        byte[] image = Arrays.copyOfRange(test.pixels(), number * values, (number + 1) * values);
        return new Pictures.Pixels(test.width(), test.height(), test.channels(), image);
    }
}
