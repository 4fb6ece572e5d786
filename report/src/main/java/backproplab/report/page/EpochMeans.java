package backproplab.report.page;

import backproplab.report.chart.Ink;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Point;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.run.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Several seeds of one network on one engine as lines: their mean with a band from the least to the largest, and each of them, faint.
 *
 * @param ink how they look
 * @param name whose they are
 * @param trainings one for each seed
 */
record EpochMeans(Ink ink, String name, List<Training> trainings) {

    /** What runs to the right. */
    enum Across {
        EPOCH("epoch", "epoch", false),
        STEP("step", "training step", false),
        SECONDS("seconds", "training, s", false),
        LOG_SECONDS("log seconds", "training, s (log)", true);

        private final String token;
        private final String title;
        private final boolean log;

        Across(String token, String title, boolean log) {
            this.token = token;
            this.title = title;
            this.log = log;
        }

        String token() {
            return token;
        }

        LineChart.Axis axis() {
            LineChart.Spacing spacing =
                    log ? LineChart.Spacing.LOG : this == SECONDS ? LineChart.Spacing.LINEAR : LineChart.Spacing.WHOLE;
            return new LineChart.Axis(title, spacing);
        }
    }

    /** The lines of a quantity. */
    List<Line> lines(
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
                    name + ", epoch " + number + ": " + Digits.three(spread.mean())));
        }
        return points;
    }

    private static double x(Across across, String epoch, double seconds, double stepsPerEpoch) {
        double number = epoch.matches("\\d{1,9}") ? Double.parseDouble(epoch) : Double.NaN;
        return switch (across) {
            case EPOCH -> number;
            case STEP -> number * stepsPerEpoch;
            case SECONDS, LOG_SECONDS -> seconds;
        };
    }

    /** The quantity after the last epoch that has one, mean over the seeds. */
    double last(ToDoubleFunction<Table.Row> quantity) {
        return Spread.of(trainings.stream()
                        .map(training -> quantity.applyAsDouble(
                                training.epochs().get(training.epochs().size() - 1)))
                        .toList())
                .mean();
    }
}
