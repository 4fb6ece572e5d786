package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Right poolings over lists: the pixels of each window are listed once, then each pooling says what it makes of a list. */
abstract class WindowPool implements Layer<DoubleTensor> {
    final Window window;
    private final LayerSpec spec;
    /** Pixels of each window that lie in the image, row-major. */
    List<List<Integer>> windows = new ArrayList<>();

    DoubleTensor x;
    private Shape output;

    WindowPool(LayerSpec spec, Window window) {
        this.spec = spec;
        this.window = window;
    }

    /** What a window gives. */
    abstract double value(List<Integer> pixels);

    /** Adds to dx what a window sends back. */
    abstract void send(List<Integer> pixels, double dy, DoubleTensor dx);

    private void list() {
        windows = new ArrayList<>();
        for (int plane = 0; plane < output.dim(0) * output.dim(1); plane++) {
            for (int oh = 0; oh < output.dim(2); oh++) {
                for (int ow = 0; ow < output.dim(3); ow++) {
                    windows.add(pixels(plane, oh * window.stride(), ow * window.stride()));
                }
            }
        }
    }

    List<Integer> pixels(int plane, int top, int left) {
        int height = x.shape().dim(2);
        int width = x.shape().dim(3);
        List<Integer> pixels = new ArrayList<>();
        for (int h = top - window.padding(); h < top - window.padding() + window.kernel(); h++) {
            for (int w = left - window.padding(); w < left - window.padding() + window.kernel(); w++) {
                if (h >= 0 && h < height && w >= 0 && w < width) {
                    pixels.add((plane * height + h) * width + w);
                }
            }
        }
        return pixels;
    }

    @Override
    public DoubleTensor forward(DoubleTensor input, Pass pass) {
        x = DoubleTensor.wrap(input.toDoubles(), input.shape());
        output = outputShape(x.shape());
        list();
        return DoubleTensor.wrap(windows.stream().mapToDouble(this::value).toArray(), output);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        DoubleTensor dx = DoubleTensor.zeros(x.shape().toArray());
        for (int i = 0; i < windows.size(); i++) {
            send(windows.get(i), dy.get(i), dx);
        }
        return dx;
    }

    static void add(DoubleTensor dx, int pixel, double value) {
        dx.set(pixel, dx.get(pixel) + value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public void skipInputGradient() {}

    public static class Max extends WindowPool {
        public Max(LayerSpec.MaxPool2d spec) {
            super(spec, spec.window());
        }

        /** Of equal ones the first. */
        int winner(List<Integer> pixels) {
            return pixels.stream()
                    .max(Comparator.comparingDouble((Integer pixel) -> x.get(pixel))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }

        @Override
        double value(List<Integer> pixels) {
            return pixels.stream().mapToDouble(x::get).max().orElseThrow();
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            add(dx, winner(pixels), dy);
        }
    }

    public static class Average extends WindowPool {
        public Average(LayerSpec.AvgPool2d spec) {
            super(spec, spec.window());
        }

        double count(List<Integer> pixels) {
            return Math.pow(window.kernel(), 2);
        }

        @Override
        double value(List<Integer> pixels) {
            return pixels.stream().mapToDouble(x::get).sum() / count(pixels);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            pixels.forEach(pixel -> add(dx, pixel, dy / count(pixels)));
        }
    }

    /** The mean of whole planes. */
    public static class Global implements Layer<DoubleTensor> {
        private final LayerSpec.GlobalAvgPool spec;
        Shape image;

        public Global(LayerSpec.GlobalAvgPool spec) {
            this.spec = spec;
        }

        int plane() {
            return image.dim(2) * image.dim(3);
        }

        double divisor() {
            return plane();
        }

        double divisorBack() {
            return divisor();
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            image = x.shape();
            DoubleTensor y = DoubleTensor.zeros(image.dim(0), image.dim(1));
            for (int i = 0; i < y.size(); i++) {
                double[] values = Arrays.copyOfRange(x.toDoubles(), i * plane(), (i + 1) * plane());
                y.set(i, Arrays.stream(values).sum() / divisor());
            }
            return y;
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            DoubleTensor dx = DoubleTensor.zeros(image.toArray());
            for (int i = 0; i < dx.size(); i++) {
                dx.set(i, dy.get(i / plane()) / divisorBack());
            }
            return dx;
        }

        @Override
        public Shape outputShape(Shape input) {
            return spec.outputShape(input);
        }

        @Override
        public void skipInputGradient() {}
    }
}
