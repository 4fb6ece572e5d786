package backproplab.report.section.task;

import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Pictures;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wrong answers that the networks were surest of, with what the other engines say of these images. */
public final class Mistakes {
    private static final List<String> COLUMNS =
            List.of("model", "variant", "engine", "seed", "rank", "test_image", "class", "predicted", "confidence");

    private final Run run;
    private final AnswerPictures pictures;

    private Mistakes(Run run, Pictures pictures) {
        this.run = run;
        this.pictures = new AnswerPictures(pictures);
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
        run.table(Answers.MISTAKES).by(NetworkKey::of).forEach((key, table) -> {
            String seed = table.rows().get(0).cell("seed");
            List<Table.Row> first = table.rows().stream()
                    .filter(row -> row.cell("seed").equals(seed))
                    .toList();
            boolean seeds = first.size() < table.rows().size();
            blocks.add(new Block.Heading(key.name() + " on " + key.dataset() + (seeds ? ", seed " + seed : "")));
            blocks.add(gallery(key, first, Answers.of(run, key, seed)));
            blocks.add(Grid.of("The surest mistakes of " + key.name(), sorted(table), COLUMNS));
        });
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        pictures.note().ifPresent(note -> blocks.add(0, note));
        return Optional.of(new Section(
                "mistakes",
                "The surest mistakes",
                "Test images that a network got wrong and was surest of, the surest first, with the probability that each engine gave to its answer.",
                blocks));
    }

    /** The surest first, whichever engine it is. */
    private static Table sorted(Table table) {
        return new Table(table.file(), table.header(), sorted(table.rows()));
    }

    private static List<Table.Row> sorted(List<Table.Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingDouble((Table.Row row) -> -row.number("confidence")))
                .toList();
    }

    private Block gallery(NetworkKey key, List<Table.Row> mistakes, Answers answers) {
        Map<String, List<Table.Row>> images = new LinkedHashMap<>();
        for (Table.Row row : sorted(mistakes)) {
            images.putIfAbsent(row.cell("test_image"), answers.about(row.cell("test_image"), row));
        }
        return new Block.Gallery(images.values().stream()
                .limit(AnswerPictures.SHOWN)
                .map(rows -> pictures.of(key.dataset(), rows))
                .toList());
    }
}
