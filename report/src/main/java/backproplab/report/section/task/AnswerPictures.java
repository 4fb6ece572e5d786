package backproplab.report.section.task;

import backproplab.report.page.Block;
import backproplab.report.page.Pictures;
import backproplab.report.page.Png;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Test images with what the engines say of them, as pictures where the data set is at hand. */
final class AnswerPictures {
    /** So many are shown, the rest is in the table: {@value}. */
    static final int SHOWN = 12;

    private static final int SIZE = 84;
    private static final double ALMOST_ONE = 0.9995;

    private final Pictures pictures;
    private boolean missing;

    AnswerPictures(Pictures pictures) {
        this.pictures = pictures;
    }

    /**
     * An image.
     *
     * @param dataset whose test set it is of
     * @param answers a row for each engine, at least one
     * @return the image with the answers below it
     */
    Block.Picture of(String dataset, List<Table.Row> answers) {
        String number = answers.get(0).cell("test_image");
        Optional<Pictures.Pixels> pixels =
                number.matches("\\d{1,9}") ? pictures.test(dataset, Integer.parseInt(number)) : Optional.empty();
        missing |= pixels.isEmpty();
        String name = answers.get(0).text("class");
        List<String> lines = new ArrayList<>();
        lines.add("is " + name);
        answers.stream()
                .sorted(Comparator.comparing((Table.Row row) -> row.text("engine"))
                        .reversed())
                .forEach(row -> lines.add(EngineName.brief(row.text("engine")) + ": " + row.text("predicted") + ", "
                        + probability(row.number("confidence"))));
        if (pixels.isEmpty()) {
            lines.add("image " + number);
        }
        return new Block.Picture(
                pixels.map(Png::address).orElse(""), "test image " + number + ", " + name, lines, SIZE);
    }

    /** A sentence for what could not be shown. */
    Optional<Block> note() {
        return missing
                ? Optional.of(
                        new Block.Note(
                                "The data set was not found, so that the images cannot be shown; their numbers in the test set are given."))
                : Optional.empty();
    }

    /** With a blank that breaks no line. */
    private static String probability(double share) {
        return share >= ALMOST_ONE ? ">\u00A099.9\u00A0%" : Digits.fixed(100 * share, 1) + "\u00A0%";
    }
}
