package backproplab.check.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Role;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CasePrintTest {
    private static Observation tensor(Shape shape, double... values) {
        return new Observation("t", Role.FORWARD, shape, values);
    }

    @Test
    void aMatrixIsRowsOfOneWidth() {
        double[] values = {1, -0.5, 123456.7, 1e-9, Double.NaN, Double.NEGATIVE_INFINITY};
        assertEquals(
                List.of("         1   -0.5000  1.23e+05", "  1.00e-09       NaN      -inf"),
                MatrixText.lines(tensor(Shape.of(2, 3), values)));
    }

    @Test
    void imagesAreBlocks() {
        double[] values = IntStream.range(0, 16).asDoubleStream().toArray();
        assertEquals(
                List.of(
                        "  [0][0]",
                        "   0   1",
                        "   2   3",
                        "  [0][1]",
                        "   4   5",
                        "   6   7",
                        "  [1][0]",
                        "   8   9",
                        "  10  11",
                        "  [1][1]",
                        "  12  13",
                        "  14  15"),
                MatrixText.lines(tensor(Shape.of(2, 2, 2, 2), values)));
    }

    @Test
    void aWideRowIsPrintedInParts() {
        double[] values = IntStream.range(0, 30).mapToDouble(i -> i + 0.5).toArray();
        List<String> lines = MatrixText.lines(tensor(Shape.of(30), values));
        assertEquals("  columns 0 to 7", lines.get(0));
        assertEquals(8, lines.size());
    }

    @Test
    void everyCaseHasANameOfItsOwnAndFitsTheScreen() {
        Set<String> names = new HashSet<>();
        for (Case one : Case.all()) {
            assertTrue(names.add(one.name()), one.name());
            List<String> lines = CasePrint.lines(one);
            assertTrue(lines.size() > 3, one.name());
            for (String line : lines) {
                assertTrue(line.length() <= MatrixText.WIDTH, line);
            }
        }
        assertEquals("Conv2d-2", Case.find("conv2d-2").orElseThrow().name());
        assertEquals(Optional.empty(), Case.find("conv2d-99"));
        Subject linear = Subjects.named(Subjects.LINEAR);
        assertEquals("Linear-2", Case.of(linear, "N 3, 5 to 8").orElseThrow().name());
    }

    @Test
    void whatAClassGaveStandsBesideWhatIsRight() {
        Parts parts = new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return new Layer<>() {
                    private final LinearLoops right = new LinearLoops(spec);

                    @Override
                    public Shape outputShape(Shape input) {
                        return right.outputShape(input);
                    }

                    @Override
                    public DoubleTensor forward(DoubleTensor x, Pass pass) {
                        return right.forward(x, pass);
                    }

                    @Override
                    public DoubleTensor backward(DoubleTensor dy) {
                        DoubleTensor dx = right.backward(dy);
                        dx.data()[0] += 2;
                        return dx;
                    }

                    @Override
                    public List<backproplab.manual.layer.Parameter<DoubleTensor>> parameters() {
                        return right.parameters();
                    }

                    @Override
                    public void skipInputGradient() {}
                };
            }
        };
        OwnPart part = new OwnPart("Mine", Subjects.named(Subjects.LINEAR), parts, false);
        List<String> lines = CasePrint.lines(Case.find("linear-1").orElseThrow(), part);
        assertEquals("Linear-1: N 4, 6 to 5", lines.get(0));
        assertEquals("yours is the same", lines.get(lines.indexOf("y is (4x5)") + 5));
        int difference = lines.indexOf("difference (4x6)");
        assertTrue(lines.get(difference + 1).trim().startsWith("2"), lines.get(difference + 1));
        assertTrue(lines.get(difference + 2).trim().startsWith("0 "), lines.get(difference + 2));
    }
}
