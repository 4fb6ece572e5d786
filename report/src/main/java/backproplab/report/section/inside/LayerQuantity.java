package backproplab.report.section.inside;

import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.section.Digits;

/** What is drawn of the layers of a network in training. */
enum LayerQuantity {
    /** Grows or shrinks from layer to layer where initial weights have a wrong scale. */
    DEVIATION("activation_std", "outputs", "standard deviation of outputs", "Outputs spread by"),
    /** Units that no image reaches. */
    DEAD("dead_units_pct", "dead", "dead units", "Dead units: at most"),
    /** Vanishes towards the first layer, or explodes. */
    GRADIENT("weight_gradient_norm", "gradients", "norm of the weight's gradient", "Gradient norms"),
    /** How fast a layer learns. */
    STEP("weight_step_ratio", "steps", "one step's change over the weight", "A step changes weights by");

    private final String column;
    private final String token;
    private final String axis;
    private final String words;

    LayerQuantity(String column, String token, String axis, String words) {
        this.column = column;
        this.token = token;
        this.axis = axis;
        this.words = words;
    }

    /** Where it stands in layers.csv. */
    String column() {
        return column;
    }

    /** For the chart's name as a file. */
    String token() {
        return token;
    }

    /** What the chart's title begins with. */
    String words() {
        return words;
    }

    Axis axis() {
        return this == DEAD ? Axis.of(axis, "%") : new Axis(axis, "", Spacing.LOG);
    }

    /** A value for people. */
    String text(double value) {
        return this == DEAD ? Digits.percent(value) + " %" : Digits.three(value);
    }
}
