package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static Values values(String text) {
        return Dimension.parse("x=" + text).values();
    }

    @Test
    void logarithmsAreSpreadEvenly() {
        Values rate = values("log:1e-4:1e-2");
        assertEquals("1e-4", rate.draw(0));
        assertEquals("1e-3", rate.draw(0.5));
        assertEquals("0.01", rate.draw(ALMOST_ONE));
        assertEquals("3.162e-4", rate.draw(0.25), "10^-3.5, four digits");
    }

    @Test
    void realNumbersAreSpreadEvenly() {
        Values share = values("float:-1:3");
        assertEquals("-1", share.draw(0));
        assertEquals("1", share.draw(0.5));
        assertEquals("3", share.draw(ALMOST_ONE));
        assertEquals("0.3333", values("float:0:1").draw(1.0 / 3));
    }

    @Test
    void roundingStaysWithinTheBounds() {
        Values narrow = values("float:1.00001:1.00002");
        assertEquals("1.00001", narrow.draw(0), "1.000 would be too small");
        assertEquals("1.23456", values("log:1.23454:1.23456").draw(0.99), "1.235 would be too large");
    }

    @Test
    void wholeNumbersAreAllPossible() {
        Values layers = values("int:2:4");
        assertEquals("2", layers.draw(0));
        assertEquals("2", layers.draw(0.333));
        assertEquals("3", layers.draw(0.334));
        assertEquals("4", layers.draw(ALMOST_ONE));
        assertEquals("2147483647", values("int:-2147483648:2147483647").draw(ALMOST_ONE));
        assertEquals("7", values("int:7:7").draw(ALMOST_ONE));
    }

    @Test
    void itemsAreAllPossible() {
        Values names = values("item:relu, leaky-relu");
        assertEquals("relu", names.draw(0.49));
        assertEquals("leaky-relu", names.draw(0.5));
        assertEquals("leaky-relu", names.draw(ALMOST_ONE));
    }

    @Test
    void itemsWithCommasAreSeparatedBySemicolons() {
        assertEquals(
                List.of("200", "400", "200,200"), values("item:200;400;200,200").grid());
        assertEquals(List.of("200,200"), values("item:200,200;").grid());
        assertEquals(
                List.of("constant", "step:20,0.1"),
                values("item:constant;step:20,0.1").grid());
    }

    @Test
    void gridsHaveBothBounds() {
        assertEquals(List.of("1e-5", "1e-4", "1e-3"), values("log:1e-5:1e-3:3").grid());
        assertEquals(List.of("0", "0.25", "0.5"), values("float:0:0.5:3").grid());
        assertEquals(List.of("0.1"), values("float:0.1:0.5:1").grid());
        assertEquals(List.of("1", "5", "9"), values("int:1:9:3").grid());
        assertEquals(List.of("1", "2", "3"), values("int:1:3").grid());
        assertEquals(List.of("1", "2", "3"), values("int:1:3:7").grid(), "there are only three");
        assertEquals(List.of("5"), values("int:5:9:1").grid());
        assertEquals(List.of(), values("log:1e-5:1e-3").grid(), "infinitely many");
        assertEquals(List.of("a", "b"), values("item:a,b,a").grid(), "none twice");
    }

    @Test
    void hugeGridsAreNotListed() {
        assertEquals(Space.MOST_TRIALS + 1, values("int:1:2147483647").grid().size());
        assertTrue(values("log:1e-30:1:2000000000").grid().size() <= Space.MOST_TRIALS + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lr=log:1e-5:1e-3",
                "lr=log:1e-5:0.5:3",
                "p=float:-0.5:0.25",
                "hidden=int:150:400",
                "hidden=int:1:9:3",
                "activation=item:relu,leaky-relu",
                "hidden=item:200;200,200",
                "hidden=item:200,200;",
                "steps=float:0:1e9"
            })
    void textsAreReadBack(String text) {
        assertEquals(text, Dimension.parse(text).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lr                 | --space lr: an option's name and its values are needed.",
                "=log:1:2           | --space =log:1:2: an option's name and its values are needed.",
                "lr=                | --space lr=: '' is no kind of values.",
                "lr=logs:1:2        | --space lr=logs:1:2: 'logs' is no kind of values.",
                "lr=log             | --space lr=log: two bounds are needed.",
                "lr=log:1           | --space lr=log:1: two bounds are needed.",
                "lr=log:1:2:3:4     | --space lr=log:1:2:3:4: two bounds are needed.",
                "lr=log:1e-3:1e-5   | --space lr=log:1e-3:1e-5: the low bound 1e-3 is above the high bound 1e-5.",
                "n=int:3:2          | --space n=int:3:2: the low bound 3 is above the high bound 2.",
                "lr=log:0:1         | --space lr=log:0:1: the logarithm of 0 does not exist.",
                "lr=log:-1:1        | --space lr=log:-1:1: the logarithm of -1 does not exist.",
                "lr=log:1e-999:1    | --space lr=log:1e-999:1: the logarithm of 1e-999 does not exist.",
                "lr=float:0:1e999   | --space lr=float:0:1e999: '1e999' is too large.",
                "lr=float:NaN:1     | --space lr=float:NaN:1: 'NaN' is no number.",
                "lr=float:a:1       | --space lr=float:a:1: 'a' is no number.",
                "n=int:1:2.5        | --space n=int:1:2.5: '2.5' is no whole number.",
                "n=int:1:9999999999 | --space n=int:1:9999999999: '9999999999' is no whole number.",
                "n=int:1:9:0        | --space n=int:1:9:0: the number of points of a grid must be a whole number of at"
                        + " least 1, not '0'.",
                "lr=log:1:2:x       | --space lr=log:1:2:x: the number of points of a grid must be a whole number of at"
                        + " least 1, not 'x'.",
                "a=item:            | --space a=item:: the list is empty.",
                "a=item:x,,y        | --space a=item:x,,y: a value of the list is empty."
            })
    void whatCannotBeSaysSo(String text, String message) {
        UserException e = assertThrows(UserException.class, () -> Dimension.parse(text));
        assertEquals(message, e.getMessage().lines().findFirst().orElseThrow());
        assertEquals(ExitCode.USAGE, e.code());
        assertTrue(e.getMessage().lines().count() <= 3, e.getMessage());
    }

    @Test
    void anOptionMayBeThereOnce() {
        UserException e = assertThrows(
                UserException.class,
                () -> new Space(List.of(Dimension.parse("lr=item:1"), Dimension.parse("lr=log:1:2"))));
        assertEquals(
                "The space has lr twice.\nLeave one out, in --space or in the file of --space-file.", e.getMessage());
    }
}
