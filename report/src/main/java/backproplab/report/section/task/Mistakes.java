package backproplab.report.section.task;

import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Pictures;
import backproplab.report.page.Png;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wrong answers that the networks were surest of, as pictures where the data set is at hand. */
public final class Mistakes {
    private static final List<String> COLUMNS =
            List.of("model", "variant", "engine", "seed", "rank", "test_image", "class", "predicted", "confidence");
    private static final int SHOWN = 12;
    private static final int SIZE = 84;
    private static final double ALMOST_ONE = 0.9995;

    private final Run run;
    private final Pictures pictures;
    private boolean missing;

    private Mistakes(Run run, Pictures pictures) {
        this.run = run;
        this.pictures = pictures;
    }

    /**
     * The section.
     *
     * @param run the run
     * @param pictures where images of the test set come from
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run, Pictures pictures) {
        return new Mistakes(run, pictures).section();
    }

    private Optional<Section> section() {
        List<Block> blocks = new ArrayList<>();
        run.table("mistakes.csv").by(NetworkKey::of).forEach((key, table) -> {
            String seed = table.rows().get(0).cell("seed");
            Table first = new Table(
                    table.file(),
                    table.header(),
                    table.rows().stream()
                            .filter(row -> row.cell("seed").equals(seed))
                            .toList());
            boolean seeds = first.rows().size() < table.rows().size();
            blocks.add(new Block.Heading(key.name() + " on " + key.dataset() + (seeds ? ", seed " + seed : "")));
            blocks.add(gallery(key, first));
            blocks.add(Grid.of("The surest mistakes of " + key.name(), table, COLUMNS));
        });
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        if (missing) {
            blocks.add(
                    0,
                    new Block.Note(
                            "The data set was not found, so that the images cannot be shown; their numbers in the test set are given."));
        }
        return Optional.of(new Section(
                "mistakes",
                "The surest mistakes",
                "Test images that a network got wrong and was surest of, with the probability it gave to its answer.",
                blocks));
    }

    private Block gallery(NetworkKey key, Table table) {
        Map<String, List<Table.Row>> images = new LinkedHashMap<>();
        table.rows().stream()
                .sorted(Comparator.comparingDouble((Table.Row row) -> -row.number("confidence")))
                .forEach(row -> images.computeIfAbsent(row.cell("test_image"), any -> new ArrayList<>())
                        .add(row));
        List<Block.Picture> shown = new ArrayList<>();
        images.entrySet().stream()
                .limit(SHOWN)
                .forEach(image -> shown.add(picture(key, image.getKey(), image.getValue())));
        return new Block.Gallery(shown);
    }

    private Block.Picture picture(NetworkKey key, String number, List<Table.Row> rows) {
        Optional<Pictures.Pixels> pixels =
                number.matches("\\d{1,9}") ? pictures.test(key.dataset(), Integer.parseInt(number)) : Optional.empty();
        missing |= pixels.isEmpty();
        String name = rows.get(0).text("class");
        List<String> lines = new ArrayList<>();
        lines.add("is " + name);
        rows.stream()
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

    /** With a blank that breaks no line. */
    private static String probability(double share) {
        return share >= ALMOST_ONE ? ">\u00A099.9\u00A0%" : Digits.fixed(100 * share, 1) + "\u00A0%";
    }
}
