package backproplab.report.section;

import backproplab.report.chart.Ink;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Point;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.run.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Several seeds of one network on one engine as lines: their mean with a band from the least to the largest, and each of them, faint. Where
 * some have stopped a point says of how many it is the mean.
 *
 * @param ink how they look
 * @param name whose they are
 * @param trainings one for each seed
 */
public record EpochMeans(Ink ink, String name, List<Training> trainings) {

    /**
     * Trainings of one network, engine by engine.
     *
     * @param trainings engines and seeds in any order
     * @return in the order in which the engines appear
     */
    public static List<EpochMeans> byEngine(List<Training> trainings) {
        Map<String, List<Training>> byEngine = new LinkedHashMap<>();
        trainings.forEach(training -> byEngine.computeIfAbsent(training.engine(), any -> new ArrayList<>())
                .add(training));
        List<EpochMeans> engines = new ArrayList<>();
        byEngine.forEach(
                (engine, seeds) -> engines.add(new EpochMeans(EngineName.ink(engine), EngineName.of(engine), seeds)));
        return engines;
    }

    /**
     * What runs to the right.
     */
    public enum Across {
        /** Number of the epoch. */
        EPOCH("epoch", "epoch", "", LineChart.Spacing.WHOLE),
        /** Number of the training step. */
        STEP("step", "training step", "", LineChart.Spacing.WHOLE),
        /** Seconds of training so far. */
        SECONDS("seconds", "training", "s", LineChart.Spacing.LINEAR),
        /** The same, equal factors equally far apart. */
        LOG_SECONDS("log seconds", "training", "s", LineChart.Spacing.LOG);

        private final String token;
        private final LineChart.Axis axis;

        Across(String token, String quantity, String unit, LineChart.Spacing spacing) {
            this.token = token;
            this.axis = new LineChart.Axis(quantity, unit, spacing);
        }

        /**
         * For the switch.
         *
         * @return a word
         */
        public String token() {
            return token;
        }

        /**
         * The axis.
         *
         * @return its title and spacing
         */
        public LineChart.Axis axis() {
            return axis;
        }
    }

    /**
     * The lines of a quantity.
     *
     * @param quantity reads it from an epoch's row
     * @param across what runs to the right
     * @param stepsPerEpoch how many training steps an epoch has; NaN if nobody knows
     * @param weight how much the mean stands out
     * @param label what stands at its end; empty for nothing
     * @return the single seeds, if the mean is a main line, then the mean
     */
    public List<Line> lines(
            ToDoubleFunction<Table.Row> quantity, Across across, double stepsPerEpoch, Weight weight, String label) {
        List<Line> lines = new ArrayList<>();
        if (trainings.size() > 1 && weight == Weight.MAIN) {
            for (Training training : trainings) {
                lines.add(new Line(ink, Weight.FAINT, points(List.of(training), quantity, across, stepsPerEpoch), ""));
            }
        }
        lines.add(new Line(ink, weight, points(trainings, quantity, across, stepsPerEpoch), label));
        return lines;
    }

    private List<Point> points(
            List<Training> seeds, ToDoubleFunction<Table.Row> quantity, Across across, double stepsPerEpoch) {
        int epochs = seeds.stream()
                .mapToInt(training -> training.epochs().size())
                .max()
                .orElse(0);
        double[] seconds = new double[seeds.size()];
        List<Point> points = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            List<Double> values = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            String number = "";
            for (int seed = 0; seed < seeds.size(); seed++) {
                List<Table.Row> rows = seeds.get(seed).epochs();
                if (epoch < rows.size()) {
                    Table.Row row = rows.get(epoch);
                    number = row.cell("epoch");
                    seconds[seed] += row.number("train_s");
                    values.add(quantity.applyAsDouble(row));
                    times.add(seconds[seed]);
                }
            }
            Spread spread = Spread.of(values);
            double x = x(across, number, Spread.of(times).mean(), stepsPerEpoch);
            boolean several = spread.count() > 1;
            points.add(new Point(
                    x,
                    spread.mean(),
                    several ? spread.low() : Double.NaN,
                    several ? spread.high() : Double.NaN,
                    name + ", epoch " + number + some(values.size(), seeds.size()) + ": "
                            + Digits.three(spread.mean())));
        }
        return points;
    }

    private static String some(int seeds, int all) {
        return seeds < all ? " (" + seeds + " of " + all + " seeds)" : "";
    }

    private static double x(Across across, String epoch, double seconds, double stepsPerEpoch) {
        double number = epoch.matches("\\d{1,9}") ? Double.parseDouble(epoch) : Double.NaN;
        return switch (across) {
            case EPOCH -> number;
            case STEP -> number * stepsPerEpoch;
            case SECONDS, LOG_SECONDS -> seconds;
        };
    }

    /**
     * How long the longest training is.
     *
     * @return epochs
     */
    public int epochs() {
        return trainings.stream()
                .mapToInt(training -> training.epochs().size())
                .max()
                .orElse(0);
    }

    /**
     * The quantity after the last epoch, mean over the seeds.
     *
     * @param quantity reads it from an epoch's row
     * @return NaN if no seed has it
     */
    public double last(ToDoubleFunction<Table.Row> quantity) {
        return end(quantity).mean();
    }

    /**
     * The quantity after the last epoch.
     *
     * @param quantity reads it from an epoch's row
     * @return what the seeds come to
     */
    public Spread end(ToDoubleFunction<Table.Row> quantity) {
        return Spread.of(trainings.stream()
                .map(training -> quantity.applyAsDouble(
                        training.epochs().get(training.epochs().size() - 1)))
                .toList());
    }
}
