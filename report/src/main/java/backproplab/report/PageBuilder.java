package backproplab.report;

import backproplab.report.page.Page;
import backproplab.report.page.Section;
import backproplab.report.page.Sources;
import backproplab.report.run.Comparison;
import backproplab.report.run.Kind;
import backproplab.report.run.Run;
import backproplab.report.run.Training;
import backproplab.report.section.Conditions;
import backproplab.report.section.Headline;
import backproplab.report.section.RawTables;
import backproplab.report.section.compare.ComparedRuns;
import backproplab.report.section.engines.BenchmarkTimes;
import backproplab.report.section.engines.LadderStairs;
import backproplab.report.section.engines.ParityErrors;
import backproplab.report.section.inside.InsideNetworks;
import backproplab.report.section.lab.ClaimsForest;
import backproplab.report.section.lab.LabHeadline;
import backproplab.report.section.lab.PublishedCurves;
import backproplab.report.section.lab.PublishedFigures;
import backproplab.report.section.lab.VariantCurves;
import backproplab.report.section.search.SearchPage;
import backproplab.report.section.task.ClassAccuracies;
import backproplab.report.section.task.Confusions;
import backproplab.report.section.task.Disagreements;
import backproplab.report.section.task.LearningCurves;
import backproplab.report.section.task.Mistakes;
import backproplab.report.section.task.ResultTable;
import backproplab.report.section.task.TaskHeadline;
import backproplab.report.section.task.TrainingTimes;
import backproplab.report.section.tune.Overfits;
import backproplab.report.section.tune.RateTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which sections a run has, by what is in its folder. */
final class PageBuilder {
    private static final int FEW_NETWORKS = 4;

    private PageBuilder() {}

    /**
     * The page of one run.
     *
     * @param run the run
     * @param sources what it takes from beside the tables
     * @return everything that is to be seen of it
     */
    static Page of(Run run, Sources sources) {
        List<Section> sections = Stream.concat(parts(run, sources), Stream.of(Conditions.of(run)))
                .flatMap(Optional::stream)
                .toList();
        Headline headline = headline(run);
        return new Page(
                over(run), over(run), headline.sentence(), headline.sure(), headline.tiles(), notes(run), sections);
    }

    /** Several runs beside each other. */
    static Page of(List<Run> runs) {
        List<Section> sections = new ArrayList<>(ComparedRuns.of(runs));
        List<String> notes = new ArrayList<>();
        for (Run run : runs) {
            run.notes().forEach(note -> notes.add(run.name() + ": " + note));
            Conditions.of(run)
                    .ifPresent(section -> sections.add(new Section(
                            "conditions-" + sections.size(),
                            "Conditions of " + ComparedRuns.name(runs, run),
                            "",
                            section.blocks())));
        }
        Headline headline = ComparedRuns.headline(runs);
        String names = String.join(" and ", runs.stream().map(Run::name).toList());
        return new Page(names, names, headline.sentence(), headline.sure(), headline.tiles(), notes, sections);
    }

    private static Stream<Optional<Section>> parts(Run run, Sources sources) {
        return switch (run.kind()) {
            case TASK ->
                Stream.of(
                        ResultTable.of(run),
                        LearningCurves.of(run),
                        TrainingTimes.of(run),
                        ClassAccuracies.of(run),
                        Confusions.of(run),
                        Mistakes.of(run, sources.pictures()),
                        Disagreements.of(run, sources.pictures()),
                        InsideNetworks.of(run, sources.networks()));
            case LAB ->
                Stream.concat(
                        Stream.of(
                                PublishedFigures.of(run),
                                ClaimsForest.of(run),
                                PublishedCurves.of(run),
                                VariantCurves.of(run)),
                        few(run)
                                ? Stream.of(
                                        ResultTable.of(run),
                                        TrainingTimes.of(run),
                                        ClassAccuracies.of(run),
                                        Confusions.of(run),
                                        Mistakes.of(run, sources.pictures()),
                                        Disagreements.of(run, sources.pictures()))
                                : Stream.of(ResultTable.of(run)));
            case SEARCH -> SearchPage.of(run).stream().map(Optional::of);
            case PARITY -> Stream.of(ParityErrors.of(run));
            case LADDER -> Stream.of(LadderStairs.of(run));
            case RATES -> Stream.of(RateTests.of(run));
            case SPEED -> Stream.of(BenchmarkTimes.of(run));
            case OTHER -> Stream.of(RawTables.of(run));
        };
    }

    /** Of some networks everything is drawn; of many only what compares them, since the rest is in the files. */
    private static boolean few(Run run) {
        return Comparison.of(run).networks().size() <= FEW_NETWORKS;
    }

    private static Headline headline(Run run) {
        return switch (run.kind()) {
            case TASK -> TaskHeadline.of(run);
            case LAB -> LabHeadline.of(run);
            case SEARCH -> SearchPage.headline(run);
            case PARITY -> ParityErrors.headline(run);
            case LADDER -> LadderStairs.headline(run);
            case RATES -> RateTests.headline(run);
            case SPEED -> BenchmarkTimes.headline(run);
            case OTHER ->
                Overfits.table(run).isEmpty()
                        ? new Headline("The run " + run.name() + " and its tables", "", List.of())
                        : Overfits.headline(Overfits.table(run));
        };
    }

    private static List<String> notes(Run run) {
        List<String> notes = new ArrayList<>(run.notes());
        String origin = run.config().path("data_origin").asText();
        if (origin.startsWith("drawn by code")) {
            notes.add("The images are " + origin + ": no photographs or handwriting.");
        }
        String trouble =
                run.environment().path("dl4j").path("blas_core_trouble").asText();
        if (!trouble.isEmpty()) {
            notes.add(trouble);
        }
        // The benchmarks have none.
        notes.removeIf(note -> run.kind() == Kind.SPEED && note.startsWith("config.json is missing"));
        if (run.kind() == Kind.TASK && Training.of(run).isEmpty()) {
            notes.add("No epoch was found in epochs.csv, so that there are no curves and no times.");
        }
        return notes;
    }

    /** Which command, on which data, and when. */
    private static String over(Run run) {
        String data = run.config().path("data").path("dataset").asText();
        return command(run)
                + (data.isEmpty() ? "" : " on " + data)
                + Conditions.when(run.name()).map(when -> ", " + when).orElse("");
    }

    private static String command(Run run) {
        String task = run.config().path("task").asText();
        String asked = Conditions.asked(run);
        return switch (run.kind()) {
            case LAB -> "Lab run" + (asked.isEmpty() ? "" : " of " + asked);
            case SEARCH -> "Lab search" + (asked.isEmpty() ? "" : " of " + asked);
            case PARITY -> "Parity";
            case LADDER -> "Ladder";
            case SPEED -> "Benchmarks";
            case TASK, RATES, OTHER ->
                task.isEmpty() ? run.name() : task.substring(0, 1).toUpperCase(Locale.ROOT) + task.substring(1);
        };
    }
}
