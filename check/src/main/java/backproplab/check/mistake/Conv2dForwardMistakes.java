package backproplab.check.mistake;

import static backproplab.check.mistake.Conv2dMistakes.mistake;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in the indices of a convolution: forward and backward walk the same terms, so both have it. */
final class Conv2dForwardMistakes {
    private Conv2dForwardMistakes() {}

    static List<Mistake> all() {
        return Stream.of(kernel(), window(), border(), sums())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> kernel() {
        return List.of(
                mistake(
                        "kernel-flipped",
                        "the kernel is flipped: this is a convolution, the layer is a cross-correlation",
                        "does the loop over the kernel run backwards, or the index of W or x count down?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int weightAt(int o, int c, int r, int s) {
                                return super.weightAt(o, c, kernel - 1 - r, kernel - 1 - s);
                            }
                        }),
                mistake(
                        "kernel-transposed",
                        "rows and columns of the kernel are exchanged",
                        "does r go with h, and s with w, in x and in W?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int weightAt(int o, int c, int r, int s) {
                                return super.weightAt(o, c, s, r);
                            }
                        }),
                mistake(
                        "channels-last",
                        "W is read as OUT x kernel x kernel x IN, channels last; it is OUT x IN x kernel x kernel",
                        "is the weight at ((o * IN + c) * K + r) * K + s?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int weightAt(int o, int c, int r, int s) {
                                return ((o * kernel + r) * kernel + s) * in + c;
                            }
                        }),
                mistake(
                        "w-of-keras",
                        "W is read as kernel x kernel x IN x OUT, as Keras stores it; it is OUT x IN x kernel x kernel",
                        "is the weight at ((o * IN + c) * K + r) * K + s?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int weightAt(int o, int c, int r, int s) {
                                return ((r * kernel + s) * in + c) * out + o;
                            }
                        }),
                mistake(
                        "w-in-by-out",
                        "W is read as IN x OUT x kernel x kernel; it is OUT x IN x kernel x kernel",
                        "is the kernel from channel c to channel o at o * IN + c?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int weightAt(int o, int c, int r, int s) {
                                return ((c * out + o) * kernel + r) * kernel + s;
                            }
                        }));
    }

    private static List<Mistake> window() {
        return List.of(
                mistake(
                        "stride-padding-exchanged",
                        "stride and padding are exchanged: h = oh padding + r - stride",
                        "which of the two does the output's index get multiplied with?",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int place(int output, int step) {
                                return output * padding + step - stride;
                            }
                        }),
                mistake(
                        "stride-ignored",
                        "the stride is not used: windows stand one pixel apart",
                        "is the row of the image oh * stride + r - padding?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int place(int output, int step) {
                                return output + step - padding;
                            }
                        }),
                mistake(
                        "padding-ignored",
                        "the padding is not subtracted: all windows stand too far down and right",
                        "is the row of the image oh * stride + r - padding?",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int place(int output, int step) {
                                return output * stride + step;
                            }
                        }),
                mistake(
                        "padding-times-stride",
                        "the padding is multiplied by the stride: h = (oh - padding) stride + r",
                        "are brackets wrong? The row of the image is oh * stride + r - padding",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int place(int output, int step) {
                                return (output - padding) * stride + step;
                            }
                        }));
    }

    private static List<Mistake> border() {
        return List.of(
                mistake(
                        "first-pixel-skipped",
                        "the border is off by one: row 0 and column 0 of the image count as padding",
                        "is it h >= 0 and w >= 0, or > ?",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            boolean inside(int place, int extent) {
                                return place > 0 && place < extent;
                            }
                        }),
                mistake(
                        "last-pixel-skipped",
                        "the border is off by one: the last row and column of the image count as padding",
                        "is it h < H and w < W, or < H - 1?",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            boolean inside(int place, int extent) {
                                return place >= 0 && place < extent - 1;
                            }
                        }),
                mistake(
                        "windows-one-off",
                        "the border is off by one: all windows stand one pixel too far down and right",
                        "is the row of the image oh * stride + r - padding, with r from 0?",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int place(int output, int step) {
                                return super.place(output, step) + 1;
                            }
                        }),
                mistake(
                        "last-output-missing",
                        "the last row and column of the output are not computed",
                        "is the output's extent (H + 2 padding - kernel) / stride + 1, with the + 1?",
                        "forward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int computed(int extent) {
                                return extent - 1;
                            }
                        }),
                mistake(
                        "padding-repeats-border",
                        "the padding repeats the border's pixels; it is zeros",
                        "is an index outside the image moved back into it? Such pixels count as 0",
                        "pixel",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int pixel(Shape shape, int n, int c, int h, int w) {
                                int row = Math.max(0, Math.min(h, shape.dim(2) - 1));
                                int column = Math.max(0, Math.min(w, shape.dim(3) - 1));
                                return super.pixel(shape, n, c, row, column);
                            }
                        }));
    }

    private static List<Mistake> sums() {
        return List.of(
                mistake(
                        "bias-forgotten",
                        "the bias is not added",
                        "is b[o] added to each output?",
                        "forward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            double output(double b, DoubleTensor x, int n, int o, int oh, int ow) {
                                return super.output(0, x, n, o, oh, ow);
                            }
                        }),
                mistake(
                        "bias-for-each-channel",
                        "the bias is added once for each input channel",
                        "does it stand inside the loop over c?",
                        "forward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            double output(double b, DoubleTensor x, int n, int o, int oh, int ow) {
                                return super.output(in * b, x, n, o, oh, ow);
                            }
                        }),
                mistake(
                        "last-channel-only",
                        "the output is not summed over the input channels: it is that of the last channel",
                        "is the sum set to zero, or written, inside the loop over c?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            double output(double b, DoubleTensor x, int n, int o, int oh, int ow) {
                                return b + channel(x, n, in - 1, o, oh, ow);
                            }
                        }),
                mistake(
                        "first-channel-only",
                        "the output is that of the first input channel alone",
                        "does the loop run over all channels, and x's index with it?",
                        "weightedSum",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            double output(double b, DoubleTensor x, int n, int o, int oh, int ow) {
                                return b + channel(x, n, 0, o, oh, ow);
                            }
                        }));
    }
}
