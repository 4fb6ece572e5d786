package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in a fully connected layer: in its output and its memory; its gradients are {@link LinearGradientMistakes}. */
final class LinearMistakes {
    private LinearMistakes() {}

    static List<Mistake> all() {
        return Stream.of(LinearGradientMistakes.all(), forward(), kept())
                .flatMap(List::stream)
                .toList();
    }

    static Mistake mistake(
            String id, String says, String asks, String method, Function<LayerSpec.Linear, Layer<DoubleTensor>> make) {
        return mistake(id, says, asks, method, List.of(make));
    }

    /** A mistake that is made in several forms. */
    static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            List<Function<LayerSpec.Linear, Layer<DoubleTensor>>> forms) {
        List<Parts> parts = forms.stream().map(Planted::linear).toList();
        return new Mistake("linear-" + id, Subjects.LINEAR, says, asks, "LinearLoops." + method, parts);
    }

    private static List<Mistake> forward() {
        return List.of(
                mistake(
                        "bias-forgotten",
                        "the bias is not added",
                        "does the sum start at b[o]?",
                        "forward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void output(double[] x, double[] w, double[] b, double[] y, int batch) {
                                super.output(x, w, new double[out], y, batch);
                            }
                        }),
                mistake(
                        "bias-subtracted",
                        "the bias is subtracted",
                        "is it x W + b?",
                        "forward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void output(double[] x, double[] w, double[] b, double[] y, int batch) {
                                super.output(x, w, LinearGradientMistakes.over(b, -1), y, batch);
                            }
                        }),
                mistake(
                        "bias-for-each-input",
                        "the bias is added IN times, once for each input",
                        "does it stand inside the loop over i?",
                        "forward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void output(double[] x, double[] w, double[] b, double[] y, int batch) {
                                super.output(x, w, LinearGradientMistakes.over(b, 1.0 / in), y, batch);
                            }
                        }),
                mistake(
                        "relu-inside",
                        "negative outputs are zero: the layer applies ReLU, which is a layer of its own",
                        "is there a max(..., 0) in forward?",
                        "forward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void output(double[] x, double[] w, double[] b, double[] y, int batch) {
                                super.output(x, w, b, y, batch);
                                Arrays.setAll(y, i -> Math.max(y[i], 0));
                            }
                        }));
    }

    private static List<Mistake> kept() {
        return List.of(
                mistake(
                        "gradients-set",
                        "dW and db are set, where backward has to add to what is there",
                        "is it dW += and db += ? Whoever trains zeroes them before each step, the layer does not",
                        "backward",
                        spec -> Habits.setsGradients(new LinearLoops(spec))),
                mistake(
                        "dw-set",
                        "dW is set, where backward has to add to what is there",
                        "is it dW += ? Whoever trains zeroes it before each step, the layer does not",
                        "backward",
                        spec -> Habits.setsGradient(new LinearLoops(spec), 0)),
                mistake(
                        "db-set",
                        "db is set, where backward has to add to what is there",
                        "is it db += ? Whoever trains zeroes it before each step, the layer does not",
                        "backward",
                        spec -> Habits.setsGradient(new LinearLoops(spec), 1)),
                mistake(
                        "first-batch-kept",
                        "backward still uses the x of the first batch",
                        "is x kept anew in each forward, or only if there is none yet?",
                        "backward",
                        spec -> StaleBatch.first(() -> new LinearLoops(spec), false)),
                mistake(
                        "first-size-kept",
                        "backward still uses the x of the first batch, and its number of samples",
                        "is x kept anew in each forward, or only if there is none yet?",
                        "backward",
                        spec -> StaleBatch.first(() -> new LinearLoops(spec), true)),
                mistake(
                        "one-batch-late",
                        "backward uses the x of the batch before: it is one batch late",
                        "is it kept in forward itself, before anything that uses the old one?",
                        "backward",
                        List.of(spec -> StaleBatch.before(() -> new LinearLoops(spec)), XLate::new)),
                mistake(
                        "dx-adds",
                        "dx is added to that of the backward before: its buffer is not zeroed",
                        "is dx set to zero first, or written with = ?",
                        "backward",
                        List.of(
                                spec -> Habits.addsToInputGradient(new LinearLoops(spec)),
                                spec -> Habits.addsToOldRows(new LinearLoops(spec)))),
                mistake(
                        "dx-adds-until-reshaped",
                        "dx is added to that of the backward before: its buffer is new for a new shape, and zeroed at no other time",
                        "is dx zeroed at the start of every backward?",
                        "backward",
                        spec -> Habits.addsUntilReshaped(new LinearLoops(spec))),
                mistake(
                        "y-adds",
                        "y is added to that of the forward before: its buffer is not zeroed",
                        "does each sum start at b[o]?",
                        "forward",
                        spec -> Habits.addsToOutput(new LinearLoops(spec))));
    }

    /** The x of the batch before in dW alone, as many samples of it as there are. */
    private static final class XLate extends LinearSteps {
        private double[] latest;
        private double[] before;

        XLate(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        void output(double[] x, double[] w, double[] b, double[] y, int batch) {
            double[] now = Arrays.copyOf(x, batch * in);
            before = latest == null ? now : latest;
            latest = now;
            super.output(x, w, b, y, batch);
        }

        @Override
        void weightGradient(double[] x, double[] dy, double[] dw, int batch) {
            super.weightGradient(before, dy, dw, Math.min(batch, before.length / in));
        }
    }
}
