package backproplab.report;

import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.Kind;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import backproplab.report.section.lab.ClaimsForest;
import backproplab.report.section.lab.PublishedFigures;
import backproplab.report.section.lab.VariantCurves;
import backproplab.report.section.search.SearchPage;
import backproplab.report.section.task.LearningCurves;
import backproplab.report.section.task.ResultTable;
import backproplab.report.section.task.TrainingTimes;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is worth to be watched of a run that is going on: the report's charts of what changes, each in its usual view and without its numbers,
 * which are for the report at the end.
 */
final class SoFar {
    private static final String REPORT = "report";
    private static final String EXPERIMENT = "experiment";
    /** Of a run of Lab, which may have dozens, the newest: {@value}. */
    private static final int EXPERIMENTS = 2;

    private static final int MADE_UP_EPOCHS = 10;
    private static final List<String> MEASURES = List.of(
            "train_loss",
            "train_acc_pct",
            "val_loss",
            "val_acc_pct",
            "train_s",
            "data_wait_s",
            "epoch_s",
            "train_images_per_s");

    private static final Grid NO_NUMBERS = new Grid("", List.of(), List.of(), "", 0);

    private SoFar() {}

    /** The sections that have anything to show. */
    static List<Section> of(Run run) {
        return parts(run).flatMap(Optional::stream).map(SoFar::slim).toList();
    }

    private static Stream<Optional<Section>> parts(Run run) {
        return switch (run.kind()) {
            case TASK -> Stream.of(LearningCurves.of(run), TrainingTimes.of(run), ResultTable.of(run));
            case LAB -> {
                Run newest = newestExperiments(run);
                yield Stream.of(VariantCurves.of(newest), PublishedFigures.of(newest), ClaimsForest.of(newest));
            }
            case SEARCH -> SearchPage.of(run).stream().map(Optional::of);
            case PARITY, LADDER, RATES, SPEED, OTHER -> Stream.empty();
        };
    }

    /** A run that never was, with something of everything that is drawn while networks train. */
    static Run madeUp() {
        List<Table.Row> rows = new ArrayList<>();
        for (String engine : List.of(EngineName.MANUAL, EngineName.DL4J)) {
            for (int epoch = 1; epoch <= MADE_UP_EPOCHS; epoch++) {
                Map<String, String> cells = new LinkedHashMap<>(
                        Map.of("experiment", "quick", "variant", "", "model", "mlp", "dataset", "mnist", "seed", "1"));
                cells.putAll(Map.of("engine", engine, "epoch", Integer.toString(epoch), "status", "ok"));
                for (String measure : MEASURES) {
                    cells.put(measure, Double.toString(100.0 / epoch));
                }
                rows.add(new Table.Row(cells));
            }
        }
        List<String> header = List.copyOf(rows.get(0).cells().keySet());
        return new Run(
                Path.of(""),
                Kind.TASK,
                MissingNode.getInstance(),
                MissingNode.getInstance(),
                Map.of("epochs.csv", new Table("epochs.csv", header, rows)),
                List.of());
    }

    private static Run newestExperiments(Run run) {
        List<String> all = run.table("epochs.csv").rows().stream()
                .map(row -> row.text(EXPERIMENT))
                .distinct()
                .toList();
        List<String> newest = all.subList(Math.max(0, all.size() - EXPERIMENTS), all.size());
        Map<String, Table> tables = run.tables().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> only(newest, entry.getValue())));
        return new Run(run.folder(), run.kind(), run.config(), run.environment(), tables, run.notes());
    }

    /** Rows of these experiments; all of a table that does not say of which its rows are. */
    private static Table only(List<String> experiments, Table table) {
        if (!table.header().contains(EXPERIMENT)) {
            return table;
        }
        return new Table(
                table.file(),
                table.header(),
                table.rows().stream()
                        .filter(row -> experiments.contains(experiment(table, row)))
                        .toList());
    }

    /** As epochs.csv has it, such as {@code B/depth}; some tables have the report in a column of its own. */
    private static String experiment(Table table, Table.Row row) {
        String name = row.text(EXPERIMENT);
        return table.header().contains(REPORT) ? row.text(REPORT) + "/" + name : name;
    }

    private static Section slim(Section section) {
        return new Section(
                section.id(),
                section.title(),
                section.lead(),
                section.blocks().stream().map(SoFar::slim).toList());
    }

    private static Block slim(Block block) {
        if (block instanceof Block.Figures figures) {
            List<Figure> each = figures.figures().stream()
                    .map(figure -> new Figure(figure.name(), figure.title(), List.of(figure.main()), NO_NUMBERS))
                    .toList();
            return new Block.Figures(each, figures.layout());
        }
        // The page has no files to link to.
        return block instanceof Grid grid
                ? new Grid(grid.caption(), grid.header(), grid.rows(), "", grid.left())
                : block;
    }
}
