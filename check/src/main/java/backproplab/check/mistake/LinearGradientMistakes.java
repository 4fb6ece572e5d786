package backproplab.check.mistake;

import static backproplab.check.mistake.LinearMistakes.mistake;

import backproplab.manual.layer.Pass;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in the gradients of a fully connected layer. */
final class LinearGradientMistakes {
    private LinearGradientMistakes() {}

    static List<Mistake> all() {
        return Stream.of(biasGradient(), biasAxes(), weightGradient(), inputGradient())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> biasGradient() {
        return List.of(
                mistake(
                        "db-last-row",
                        "the bias gradient is not summed over the batch: it is the last row of dy",
                        "is it += in the loop over n, or = ?",
                        "backward",
                        List.of(
                                spec -> new LinearSteps(spec) {
                                    @Override
                                    void biasGradient(double[] dy, double[] db, int batch) {
                                        System.arraycopy(dy, (batch - 1) * out, db, 0, out);
                                    }
                                },
                                spec -> new LinearSteps(spec) {
                                    @Override
                                    void biasGradient(double[] dy, double[] db, int batch) {
                                        for (int o = 0; o < out; o++) {
                                            db[o] += dy[(batch - 1) * out + o];
                                        }
                                    }
                                })),
                mistake(
                        "db-first-row",
                        "the bias gradient is not summed over the batch: the first row of dy is added alone",
                        "does the sum run over n as well?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void biasGradient(double[] dy, double[] db, int batch) {
                                super.biasGradient(dy, db, 1);
                            }
                        }),
                mistake(
                        "gradients-mean",
                        "dW and db are divided by the batch size, but the gradient that comes in has been already",
                        "is there a 1/N in the layer? It belongs to the loss alone",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void weightGradient(double[] x, double[] dy, double[] dw, int batch) {
                                super.weightGradient(x, over(dy, batch), dw, batch);
                            }

                            @Override
                            void biasGradient(double[] dy, double[] db, int batch) {
                                super.biasGradient(over(dy, batch), db, batch);
                            }
                        }));
    }

    private static List<Mistake> biasAxes() {
        return List.of(
                mistake(
                        "db-wrong-axis",
                        "the bias gradient is summed over the outputs, a number for each sample, not over the batch",
                        "is it db[o], and the sum over n? (In NumPy: axis=0, not axis=1.)",
                        "backward",
                        List.of(
                                spec -> new LinearSteps(spec) {
                                    @Override
                                    void biasGradient(double[] dy, double[] db, int batch) {
                                        for (int i = 0; i < batch * out; i++) {
                                            db[i / out] += dy[i];
                                        }
                                    }
                                },
                                // As far as there is a place for it.
                                spec -> new LinearSteps(spec) {
                                    @Override
                                    void biasGradient(double[] dy, double[] db, int batch) {
                                        for (int i = 0; i < Math.min(batch, out) * out; i++) {
                                            db[i / out] += dy[i];
                                        }
                                    }
                                })),
                mistake(
                        "db-dy-as-columns",
                        "the bias gradient is summed over the wrong axis: dy is read as OUT x N, it is N x OUT",
                        "is the element of sample n and output o at n * OUT + o?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void biasGradient(double[] dy, double[] db, int batch) {
                                for (int i = 0; i < batch * out; i++) {
                                    db[i / batch] += dy[i];
                                }
                            }
                        }),
                mistake(
                        "db-total",
                        "the bias gradient is one number for all outputs: dy is summed over both axes",
                        "is the sum over n alone, for each output its own?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void biasGradient(double[] dy, double[] db, int batch) {
                                for (int i = 0; i < batch * out * out; i++) {
                                    db[i % out] += dy[i / out];
                                }
                            }
                        }));
    }

    private static List<Mistake> weightGradient() {
        return List.of(
                mistake(
                        "dw-last-sample",
                        "dW is not summed over the batch: it is that of the last sample",
                        "is it += in the loop over n, or = ?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void weightGradient(double[] x, double[] dy, double[] dw, int batch) {
                                for (int i = 0; i < in; i++) {
                                    for (int o = 0; o < out; o++) {
                                        dw[i * out + o] = x[(batch - 1) * in + i] * dy[(batch - 1) * out + o];
                                    }
                                }
                            }
                        }),
                mistake(
                        "dw-without-x",
                        "dW has no x in it: dy is summed over the batch alone, as for the bias",
                        "is each term x[n][i] times dy[n][o]?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void weightGradient(double[] x, double[] dy, double[] dw, int batch) {
                                double[] ones = new double[batch * in];
                                Arrays.fill(ones, 1);
                                super.weightGradient(ones, dy, dw, batch);
                            }
                        }),
                mistake(
                        "w-out-by-in",
                        "W is read as OUT x IN, as PyTorch stores it, in forward and backward; here it is IN x OUT",
                        "is the weight from input i to output o at i * OUT + o?",
                        "forward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            int weightAt(int i, int o) {
                                return o * in + i;
                            }
                        }));
    }

    static double[] over(double[] values, double divisor) {
        return Arrays.stream(values).map(value -> value / divisor).toArray();
    }

    private static List<Mistake> inputGradient() {
        return List.of(
                mistake(
                        "dx-w-not-transposed",
                        "dx multiplies dy with W where W transposed belongs",
                        "is it the sum over o of dy[n][o] W[i][o]?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void inputGradient(double[] dy, double[] w, double[] dx, int batch) {
                                for (int n = 0; n < batch; n++) {
                                    for (int i = 0; i < in; i++) {
                                        double sum = 0;
                                        for (int o = 0; o < out; o++) {
                                            sum += dy[n * out + o] * w[o * in + i];
                                        }
                                        dx[n * in + i] = sum;
                                    }
                                }
                            }
                        }),
                mistake(
                        "dx-last-output",
                        "dx is not summed over the outputs: it is the term of the last one",
                        "is it += in the loop over o, or = ?",
                        "backward",
                        spec -> new LinearSteps(spec) {
                            @Override
                            void inputGradient(double[] dy, double[] w, double[] dx, int batch) {
                                for (int at = 0; at < batch * in; at++) {
                                    dx[at] = dy[at / in * out + out - 1] * w[at % in * out + out - 1];
                                }
                            }
                        }),
                mistake(
                        "dx-times-x",
                        "dx has the input in it: it is the right one times x, element by element",
                        "does dx read x at all? It is dy times W transposed and no more",
                        "backward",
                        spec -> new Around(new LinearLoops(spec)) {
                            private DoubleTensor x;

                            @Override
                            public DoubleTensor forward(DoubleTensor input, Pass pass) {
                                x = Habits.rows(input, input.shape());
                                return super.forward(input, pass);
                            }

                            @Override
                            public DoubleTensor backward(DoubleTensor dy) {
                                DoubleTensor dx = super.backward(dy);
                                for (int i = 0; dx != null && i < dx.size(); i++) {
                                    dx.data()[i] *= x.data()[i];
                                }
                                return dx;
                            }
                        }));
    }
}
