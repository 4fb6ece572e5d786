package backproplab.check.planted;

import backproplab.check.part.TwoLayerNet;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;
import java.util.List;

/** A right two-layer network in one piece, as a course lab has it. */
public class CourseNet implements TwoLayerNet {
    final Parameter<DoubleTensor> w1;
    final Parameter<DoubleTensor> b1;
    final Parameter<DoubleTensor> w2;
    final Parameter<DoubleTensor> b2;

    public CourseNet(int in, int hidden, int classes) {
        w1 = Parameter.of("W1", DoubleTensor.zeros(in, hidden), true);
        b1 = Parameter.of("b1", DoubleTensor.zeros(hidden), false);
        w2 = Parameter.of("W2", DoubleTensor.zeros(hidden, classes), true);
        b2 = Parameter.of("b2", DoubleTensor.zeros(classes), false);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(w1, b1, w2, b2);
    }

    static double[][] affine(double[][] x, Parameter<DoubleTensor> w, Parameter<DoubleTensor> b) {
        return Matrices.plusToEveryRow(
                Matrices.times(x, Matrices.rows(w.value())), b.value().toDoubles());
    }

    double[][] before(double[][] x) {
        return affine(x, w1, b1);
    }

    double[][] hidden(double[][] x) {
        return Arrays.stream(before(x))
                .map(row -> Arrays.stream(row).map(v -> Math.max(v, 0)).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public DoubleTensor scores(DoubleTensor x) {
        return Matrices.tensor(affine(hidden(Matrices.rows(x)), w2, b2));
    }

    /** Of one row of logits. */
    double[] probabilities(double[] z) {
        double log = logOfSum(z);
        return Arrays.stream(z).map(v -> Math.exp(v - log)).toArray();
    }

    double logOfSum(double[] z) {
        double most = Arrays.stream(z).max().orElseThrow();
        return most + Math.log(Arrays.stream(z).map(v -> Math.exp(v - most)).sum());
    }

    double[][] scoreGradient(double[][] p, int[] labels) {
        double[][] d = Matrices.times(1.0 / p.length, p);
        for (int n = 0; n < d.length; n++) {
            d[n][labels[n]] -= 1.0 / p.length;
        }
        return d;
    }

    /** What comes back to the hidden layer's sum. */
    double[][] hiddenGradient(double[][] d, double[][] h) {
        double[][] back = Matrices.times(d, Matrices.transposed(Matrices.rows(w2.value())));
        for (int n = 0; n < h.length; n++) {
            for (int j = 0; j < h[0].length; j++) {
                back[n][j] *= Math.signum(h[n][j]);
            }
        }
        return back;
    }

    double[][] secondWeightGradient(double[][] x, double[][] d) {
        return Matrices.times(Matrices.transposed(hidden(x)), d);
    }

    double[] biasGradient(double[][] d) {
        return Matrices.columnSums(d);
    }

    double pull(Parameter<DoubleTensor> weight, double reg) {
        return 2 * reg;
    }

    double penalty(double reg) {
        return reg * (squares(w1) + squares(w2));
    }

    static double squares(Parameter<DoubleTensor> weight) {
        return Arrays.stream(weight.value().toDoubles()).map(w -> w * w).sum();
    }

    void give(Parameter<DoubleTensor> parameter, double[] gradient, double pull) {
        double[] w = parameter.value().toDoubles();
        double[] all = gradient.clone();
        Arrays.setAll(all, i -> gradient[i] + pull * w[i]);
        parameter.gradient().copyFrom(all);
    }

    @Override
    public double loss(DoubleTensor input, int[] labels, double reg) {
        double[][] x = Matrices.rows(input);
        double[][] h = hidden(x);
        double[][] z = affine(h, w2, b2);
        double[][] p = Arrays.stream(z).map(this::probabilities).toArray(double[][]::new);
        double[][] d = scoreGradient(p, labels);
        double[][] dh = hiddenGradient(d, h);
        give(w2, Matrices.flat(secondWeightGradient(x, d)), pull(w2, reg));
        give(b2, biasGradient(d), 0);
        give(w1, Matrices.flat(Matrices.times(Matrices.transposed(x), dh)), pull(w1, reg));
        give(b1, biasGradient(dh), 0);
        return dataLoss(z, labels) + penalty(reg);
    }

    double dataLoss(double[][] z, int[] labels) {
        double sum = 0;
        for (int n = 0; n < z.length; n++) {
            sum += logOfSum(z[n]) - z[n][labels[n]];
        }
        return sum / z.length;
    }
}
