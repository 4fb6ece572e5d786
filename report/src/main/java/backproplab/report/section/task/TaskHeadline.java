package backproplab.report.section.task;

import backproplab.files.run.TrainingSeconds;
import backproplab.report.page.Page;
import backproplab.report.run.Comparison;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The answer of Task1 and Task2: who is faster by what factor, whether the engines agree, and how sure that is. */
public final class TaskHeadline {
    private static final String OURS = "manual_train_s";
    private static final String THEIRS = "dl4j_train_s";
    private static final String SPEEDUP = "speedup_manual_over_dl4j";
    private static final String AGREEMENT = "prediction_agreement_pct";
    private static final int FEW = 3;

    private final Comparison comparison;
    private final Map<NetworkKey, Table> networks;

    private TaskHeadline(Run run) {
        comparison = Comparison.of(run);
        networks = comparison.networks();
    }

    /**
     * The answer.
     *
     * @param run the run
     * @return what it found
     */
    public static Headline of(Run run) {
        TaskHeadline headline = new TaskHeadline(run);
        return headline.comparison.table().isEmpty()
                ? new Headline("This run has no results yet.", "", List.of())
                : new Headline(headline.sentence() + headline.failures(), headline.sure(), headline.tiles());
    }

    private String sentence() {
        Spread speed = means(TaskHeadline::speedup);
        if (!speed.known()) {
            return accuracies() + tooShort();
        }
        String agreement = agreement()
                .map(range -> ", and both gave the same answer to " + range + " % of the test images")
                .orElse("");
        return "By hand, training ran " + (speed.high() < 1 ? "only " : "") + factors()
                + " as fast as in Deeplearning4j" + agreement + ".";
    }

    private String tooShort() {
        boolean compared = comparison.table().rows().stream().anyMatch(row -> Double.isFinite(row.number(SPEEDUP)));
        return compared ? " Training took too short to say who is faster." : "";
    }

    /** 4.6 (mlp) and 6.2 (cnn) times; of many networks the least and the largest. */
    private String factors() {
        List<String> each = new ArrayList<>();
        networks.forEach((key, rows) -> {
            Spread spread = speedup(rows);
            if (spread.known()) {
                each.add(
                        networks.size() == 1
                                ? Digits.factor(spread.mean())
                                : Digits.factor(spread.mean()) + " (" + key.name() + ")");
            }
        });
        if (each.size() > FEW) {
            Spread all = means(TaskHeadline::speedup);
            return Digits.range(Digits.factor(all.low()), Digits.factor(all.high())) + " times";
        }
        return and(each) + " times";
    }

    private static String and(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private Optional<String> agreement() {
        Spread spread = means(rows -> Comparison.spread(rows, AGREEMENT));
        return spread.known()
                ? Optional.of(Digits.range(Digits.fixed(spread.low(), 1), Digits.fixed(spread.high(), 1)))
                : Optional.empty();
    }

    /** Network by network; of many the range of each engine. */
    private String accuracies() {
        if (networks.size() * comparison.engines().size() > FEW) {
            return ranges();
        }
        List<String> each = new ArrayList<>();
        for (String engine : comparison.engines()) {
            networks.forEach((key, rows) -> {
                Spread test = Comparison.spread(rows, Comparison.column(engine) + "_test_acc_pct");
                if (test.known()) {
                    each.add(key.name() + " " + EngineName.of(engine) + " is right about " + Digits.percent(test.mean())
                            + " % of the test images");
                }
            });
        }
        return each.isEmpty() ? "No network was trained to its end." : and(each) + ".";
    }

    private String ranges() {
        List<String> each = new ArrayList<>();
        for (String engine : comparison.engines()) {
            Spread test = means(rows -> Comparison.spread(rows, Comparison.column(engine) + "_test_acc_pct"));
            if (test.known()) {
                each.add(Digits.range(Digits.percent(test.low()), Digits.percent(test.high())) + " % "
                        + LearningCurves.place(EngineName.of(engine)));
            }
        }
        return each.isEmpty()
                ? "No network was trained to its end."
                : "The networks are right about " + and(each) + " of the test images.";
    }

    private String failures() {
        List<String> ends = comparison.table().rows().stream()
                .map(row -> row.text("status"))
                .filter(status -> !status.isEmpty() && !status.equals("ok") && !status.equals("early_stopped"))
                .toList();
        if (ends.isEmpty()) {
            return "";
        }
        return " " + ends.size() + " of " + comparison.table().rows().size() + " rows did not finish ("
                + String.join(", ", ends.stream().distinct().toList()) + ").";
    }

    private String sure() {
        int seeds = (int) comparison.table().rows().stream()
                .map(row -> row.cell("seed"))
                .distinct()
                .count();
        if (seeds < 2) {
            return "One seed: how much of this is chance, several seeds would tell (--seeds 1,2,3,4,5,6).";
        }
        List<String> ranges = new ArrayList<>();
        networks.forEach((key, rows) -> {
            Spread spread = speedup(rows);
            if (spread.count() > 1 && ranges.size() < FEW) {
                ranges.add(key.name() + " " + Digits.fixed(spread.low(), 2) + " to " + Digits.fixed(spread.high(), 2)
                        + " times");
            }
        });
        return ranges.isEmpty()
                ? seeds + " seeds; in the charts bands and bars reach from the least to the largest of them."
                : "Over " + seeds + " seeds: " + String.join("; ", ranges) + ".";
    }

    private List<Page.Tile> tiles() {
        List<Page.Tile> tiles = new ArrayList<>();
        Spread speed = means(TaskHeadline::speedup);
        if (speed.known()) {
            tiles.add(new Page.Tile(
                    Digits.range(Digits.factor(speed.low()), Digits.factor(speed.high())) + "×",
                    "as fast by hand as in Deeplearning4j"));
        }
        agreement().ifPresent(range -> tiles.add(new Page.Tile(range + " %", "same answers to test images")));
        for (String engine : comparison.engines()) {
            Spread test = means(rows -> Comparison.spread(rows, Comparison.column(engine) + "_test_acc_pct"));
            if (test.known()) {
                tiles.add(new Page.Tile(
                        Digits.range(Digits.percent(test.low()), Digits.percent(test.high())) + " %",
                        "test accuracy " + EngineName.of(engine)));
            }
        }
        Spread first = Comparison.spread(comparison.table(), "first_batch_loss_diff");
        if (first.known()) {
            tiles.add(new Page.Tile(Digits.tiny(first.high()), "largest difference of the first loss: equal starts"));
        }
        return tiles;
    }

    /**
     * From the seconds, since the file has the factor with two decimals: what is rounded twice is not what the screen says. Of trainings that are
     * too short the screen says none either.
     */
    private static Spread speedup(Table rows) {
        return Spread.of(rows.rows().stream()
                .filter(row -> Double.isFinite(row.number(SPEEDUP)))
                .filter(row -> TrainingSeconds.comparable(row.number(OURS), row.number(THEIRS)))
                .map(row -> row.number(THEIRS) / row.number(OURS))
                .toList());
    }

    /** The least and the largest of the networks' means over seeds. */
    private Spread means(Function<Table, Spread> quantity) {
        return Spread.of(networks.values().stream()
                .map(rows -> quantity.apply(rows).mean())
                .toList());
    }
}
