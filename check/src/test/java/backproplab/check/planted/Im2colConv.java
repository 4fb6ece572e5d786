package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** A right convolution by patches: each image becomes a matrix of its windows, forward is one product, backward two. */
public class Im2colConv implements Layer<DoubleTensor> {
    final LayerSpec.Conv2d spec;
    final int k;
    final int stride;
    final int padding;
    final Parameter<DoubleTensor> weight;
    final Parameter<DoubleTensor> bias;
    /** One matrix a sample, OH OW x C K K. */
    List<double[][]> patches = new ArrayList<>();

    Shape image;
    Shape output;
    private Shape listed;
    private int[][][] lists;

    public Im2colConv(LayerSpec.Conv2d spec) {
        this.spec = spec;
        k = spec.window().kernel();
        stride = spec.window().stride();
        padding = spec.window().padding();
        weight = Parameter.of("weight", DoubleTensor.zeros(spec.out(), spec.in(), k, k), true);
        bias = Parameter.of("bias", DoubleTensor.zeros(spec.out()), false);
    }

    /** Row or column of the image under a place of the kernel. */
    int under(int window, int place) {
        return window * stride + place - padding;
    }

    boolean inside(int at, int extent) {
        return at >= 0 && at < extent;
    }

    /** Where the filter's number for a place of the window is stored. */
    int tap(int c, int r, int s) {
        return (c * k + r) * k + s;
    }

    /** Position in the whole input of what lies at a place of a window; -1 beside the image. */
    int pixel(int n, int c, int h, int w) {
        return inside(h, image.dim(2)) && inside(w, image.dim(3))
                ? ((n * image.dim(1) + c) * image.dim(2) + h) * image.dim(3) + w
                : -1;
    }

    /** For each window of a sample, and each place in it, the position of the pixel; listed once for all batches of a shape. */
    int[][] pixels(int n) {
        if (!image.equals(listed)) {
            listed = image;
            lists = new int[image.dim(0)][][];
        }
        if (lists[n] == null) {
            lists[n] = list(n);
        }
        return lists[n];
    }

    private int[][] list(int n) {
        int columns = output.dim(3);
        int[][] at = new int[output.dim(2) * columns][spec.in() * k * k];
        for (int window = 0; window < at.length; window++) {
            for (int c = 0; c < spec.in(); c++) {
                for (int r = 0; r < k; r++) {
                    for (int s = 0; s < k; s++) {
                        int h = under(window / columns, r);
                        int w = under(window % columns, s);
                        at[window][tap(c, r, s)] = pixel(n, c, h, w);
                    }
                }
            }
        }
        return at;
    }

    double[][] filters() {
        return Matrices.rows(weight.value().view(Shape.of(spec.out(), spec.in() * k * k)));
    }

    double[][] windows(DoubleTensor x, int n) {
        int[][] at = pixels(n);
        double[][] values = new double[at.length][at[0].length];
        for (int window = 0; window < at.length; window++) {
            for (int i = 0; i < at[0].length; i++) {
                values[window][i] = at[window][i] < 0 ? 0 : x.data()[at[window][i]];
            }
        }
        return values;
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        image = x.shape();
        output = outputShape(image);
        patches.clear();
        DoubleTensor y = DoubleTensor.zeros(output.toArray());
        double[][] filters = filters();
        int at = 0;
        for (int n = 0; n < image.dim(0); n++) {
            patches.add(windows(x, n));
            double[][] scores = Matrices.timesTransposed(filters, patches.get(n));
            for (int o = 0; o < spec.out(); o++) {
                for (double score : scores[o]) {
                    y.set(at++, score + (spec.bias() ? bias.value().get(o) : 0));
                }
            }
        }
        return y;
    }

    /** OUT x OH OW of one sample. */
    double[][] planes(DoubleTensor dy, int n) {
        int area = output.dim(2) * output.dim(3);
        double[][] planes = new double[spec.out()][area];
        for (int o = 0; o < spec.out(); o++) {
            for (int i = 0; i < area; i++) {
                planes[o][i] = dy.get((n * spec.out() + o) * area + i);
            }
        }
        return planes;
    }

    double[][] weightGradient(double[][] dy, int n) {
        return Matrices.times(dy, patches.get(n));
    }

    double[] biasGradient(double[][] dy) {
        return Matrices.columnSums(Matrices.transposed(dy));
    }

    /** OH OW x C K K of one sample. */
    double[][] patchGradient(double[][] dy) {
        return Matrices.times(Matrices.transposed(dy), filters());
    }

    void scatter(double[][] gradient, int n, DoubleTensor dx) {
        int[][] at = pixels(n);
        for (int window = 0; window < at.length; window++) {
            for (int i = 0; i < at[0].length; i++) {
                if (at[window][i] >= 0) {
                    send(dx, at[window][i], gradient[window][i]);
                }
            }
        }
    }

    void send(DoubleTensor dx, int pixel, double value) {
        dx.set(pixel, dx.get(pixel) + value);
    }

    void give(DoubleTensor gradient, double[] values) {
        Matrices.addTo(gradient, values);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        DoubleTensor dx = DoubleTensor.zeros(image.toArray());
        for (int n = 0; n < image.dim(0); n++) {
            double[][] d = planes(dy, n);
            give(weight.gradient(), Matrices.flat(weightGradient(d, n)));
            if (spec.bias()) {
                give(bias.gradient(), biasGradient(d));
            }
            scatter(patchGradient(d), n, dx);
        }
        return dx;
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return spec.bias() ? List.of(weight, bias) : List.of(weight);
    }

    @Override
    public void skipInputGradient() {}
}
