package backproplab.report.section.task;

import backproplab.report.page.Block;
import backproplab.report.page.Grid;
import backproplab.report.page.Pictures;
import backproplab.report.page.Section;
import backproplab.report.run.Comparison;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The test images that the engines take for different things. */
public final class Disagreements {
    private static final List<String> COLUMNS =
            List.of("model", "variant", "seed", "engine", "test_image", "class", "predicted", "confidence");

    private final Run run;
    private final AnswerPictures pictures;
    private final long engines;

    private Disagreements(Run run, Pictures pictures) {
        this.run = run;
        this.pictures = new AnswerPictures(pictures);
        engines = engines(run);
    }

    /**
     * The section.
     *
     * @param run the run
     * @param pictures where images of the test set come from
     * @return the section; empty if there was but one engine, or no network that two of them tested
     */
    public static Optional<Section> of(Run run, Pictures pictures) {
        Disagreements found = new Disagreements(run, pictures);
        return found.engines < 2 ? Optional.empty() : found.section();
    }

    /** Those that have columns in the comparison, or gave answers: the textbook's loops have only these. */
    private static long engines(Run run) {
        long answered = run.table(Answers.FILE).rows().stream()
                .map(row -> row.cell("engine"))
                .distinct()
                .count();
        return Math.max(answered, Comparison.of(run).engines().size());
    }

    private Optional<Section> section() {
        List<Block> blocks = new ArrayList<>();
        Comparison.of(run).networks().forEach((key, rows) -> blocks.addAll(blocks(key, rows)));
        pictures.note().ifPresent(note -> blocks.add(0, note));
        // A table without rows is not missing: no two engines came to a test, or none made a mistake.
        if (run.table(Answers.FILE).header().isEmpty()) {
            blocks.add(
                    0,
                    new Block.Note(
                            blocks.isEmpty()
                                    ? "The answers of both engines to the same images were not kept (answers.csv is missing), so that the images cannot be shown."
                                    : "The answers of both engines to the same images were not kept (answers.csv is missing): shown are only mistakes that both were sure of."));
        }
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "disagreements",
                "Where the engines disagree",
                "Test images that the engines take for different things, with the probability that each gave to its answer; those come first of which both were sure.",
                blocks));
    }

    private List<Block> blocks(NetworkKey key, Table comparison) {
        Table.Row first = comparison.rows().get(0);
        String seed = first.cell("seed");
        List<List<Table.Row>> disputed = Answers.of(run, key, seed).rows().values().stream()
                .filter(Answers::disputed)
                .sorted(Comparator.comparingDouble((List<Table.Row> answers) -> -Answers.leastConfidence(answers)))
                .toList();
        boolean seeds = comparison.rows().size() > 1;
        String where = key.name() + " on " + key.dataset() + (seeds ? ", seed " + seed : "");
        if (disputed.isEmpty()) {
            return Answers.ofAll(run, key, seed).engines() < 2
                    ? List.of()
                    : List.of(new Block.Heading(where), new Block.Prose("Every answer is the same."));
        }
        // The column is of two engines: where there are more, images are in dispute that it does not count.
        double share = engines > 2 ? Double.NaN : 100 - first.number("prediction_agreement_pct");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                where + (Double.isFinite(share) ? ": " + Digits.percent(share) + " % of the images" : "")));
        blocks.add(new Block.Gallery(disputed.stream()
                .limit(AnswerPictures.SHOWN)
                .map(answers -> pictures.of(key.dataset(), answers))
                .toList()));
        boolean mistakes = Answers.ofAll(run, key, seed).rows().isEmpty();
        Table source = run.table(mistakes ? Answers.MISTAKES : Answers.FILE);
        blocks.add(Grid.of(
                "What each engine says of the images in dispute",
                new Table(
                        source.file(),
                        source.header(),
                        disputed.stream().flatMap(List::stream).toList()),
                COLUMNS));
        return blocks;
    }
}
