package backproplab.experiments.results;

import backproplab.files.run.ResultFolder;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Three tables about every trained network: confusion.csv, classes.csv and mistakes.csv. */
final class FinalModelTables implements AutoCloseable {

    private record Cell(FinalModel model, int label, int prediction) {}

    private record ClassLine(FinalModel model, int label) {}

    private record MistakeLine(FinalModel model, int rank) {
        FinalModel.Mistake mistake() {
            return model.mistakes().get(rank - 1);
        }

        /** The class that the labels, or the predictions, give the image. */
        String name(int[] classes) {
            return FinalModelTables.name(model, classes[mistake().image()]);
        }
    }

    private static final List<Column<Cell>> CONFUSION_COLUMNS = columns(
            Cell::model,
            List.of(
                    new Column<>("class", line -> name(line.model(), line.label())),
                    new Column<>("predicted", line -> name(line.model(), line.prediction())),
                    new Column<>(
                            "images", line -> Integer.toString(line.model().count(line.label(), line.prediction())))));
    private static final List<Column<ClassLine>> CLASSES_COLUMNS = columns(
            ClassLine::model,
            List.of(
                    new Column<>("class", line -> name(line.model(), line.label())),
                    new Column<>("images", line -> Integer.toString(line.model().images(line.label()))),
                    new Column<>(
                            "correct", line -> Integer.toString(line.model().count(line.label(), line.label()))),
                    new Column<>("test_acc_pct", line -> Cells.number(percent(line), 4))));
    private static final List<Column<MistakeLine>> MISTAKES_COLUMNS = columns(
            MistakeLine::model,
            List.of(
                    new Column<>("rank", line -> Integer.toString(line.rank())),
                    new Column<>(
                            "test_image",
                            line -> Integer.toString(line.mistake().image())),
                    new Column<>("class", line -> line.name(line.model().labels())),
                    new Column<>("predicted", line -> line.name(line.model().predictions())),
                    new Column<>(
                            "confidence", line -> Cells.number(line.mistake().confidence(), 6))));

    private final ResultFolder folder;
    private final CsvFile<Cell> confusion;
    private final CsvFile<ClassLine> classes;
    private final CsvFile<MistakeLine> mistakes;

    /** Tables that begin with what is known of some networks already, whatever a command that was cut off left of them. */
    FinalModelTables(ResultFolder folder, List<FinalModel> known) throws IOException {
        this.folder = folder;
        confusion = folder.csv(FileNames.CONFUSION, CONFUSION_COLUMNS, lines(known, FinalModelTables::cells));
        classes = folder.csv(FileNames.CLASSES, CLASSES_COLUMNS, lines(known, FinalModelTables::classLines));
        mistakes = folder.csv(FileNames.MISTAKES, MISTAKES_COLUMNS, lines(known, FinalModelTables::mistakeLines));
    }

    private static <R> List<R> lines(List<FinalModel> models, Function<FinalModel, List<R>> lines) {
        return models.stream().map(lines).flatMap(List::stream).toList();
    }

    private static List<Cell> cells(FinalModel model) {
        List<Cell> cells = new ArrayList<>();
        for (int label = 0; label < model.classNames().size(); label++) {
            for (int prediction = 0; prediction < model.classNames().size(); prediction++) {
                cells.add(new Cell(model, label, prediction));
            }
        }
        return cells;
    }

    private static List<ClassLine> classLines(FinalModel model) {
        return IntStream.range(0, model.classNames().size())
                .mapToObj(label -> new ClassLine(model, label))
                .toList();
    }

    private static List<MistakeLine> mistakeLines(FinalModel model) {
        return IntStream.rangeClosed(1, model.mistakes().size())
                .mapToObj(rank -> new MistakeLine(model, rank))
                .toList();
    }

    private static <R> List<Column<R>> columns(Function<R, FinalModel> model, List<Column<R>> own) {
        List<String> names = List.of("run_id", "dataset", "experiment", "variant", "model", "seed", "engine");
        return RunLine.columns(line -> model.apply(line).run(), names, own);
    }

    private static String name(FinalModel model, int number) {
        return Cells.text(model.classNames().get(number));
    }

    /** NaN, an empty cell, for a class without test images. */
    private static double percent(ClassLine line) {
        return 100.0
                * line.model().count(line.label(), line.label())
                / line.model().images(line.label());
    }

    void add(FinalModel model) {
        folder.addAll(classes, FileNames.CLASSES, classLines(model));
        folder.addAll(confusion, FileNames.CONFUSION, cells(model));
        folder.addAll(mistakes, FileNames.MISTAKES, mistakeLines(model));
    }

    @Override
    public void close() throws IOException {
        try (confusion;
                classes;
                mistakes) {
            // Every row was flushed when it was added.
        }
    }
}
