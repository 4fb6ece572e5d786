package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.page.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Parity, Ladder, the benchmarks and searches. */
class EnginesReportTest {
    private static final String PARITY = "subject,precision,step,quantity,name,relative_error,bound,status\r\n";
    private static final String SEARCH =
            "method,trial,rank,lr,activation,engine,seed,best_val_acc_pct,test_acc_pct,status\r\n";

    @TempDir
    private Path temp;

    private static Html page(Path run) throws IOException {
        return Html.of(Reports.html(Reports.page(List.of(run), Sources.NONE), ""));
    }

    private Html page(String file, String text) throws IOException {
        Files.writeString(temp.resolve(file), text);
        return page(temp);
    }

    private static String headline(Html page) {
        return page.all("h1").get(0).getTextContent();
    }

    @Test
    void everyNumberOfParityHasADot() throws IOException {
        Html page = page(
                "parity.csv",
                PARITY
                        + "layer/Linear,double,0,forward,loss,0.00e+00,1.00e-09,ok\r\n"
                        + "layer/Linear,double,0,gradient,fc1.weight,2.00e-10,1.00e-09,ok\r\n"
                        + "layer/Linear,float,0,forward,loss,1.00e-05,1.00e-04,ok\r\n"
                        + "layer/Conv2d,float,0,forward,loss,1.00e-05,,reported\r\n");
        assertEquals(
                "The engines agree: all 3 quantities that were compared are within their bounds.",
                headline(page),
                "a number without a bound keeps none");
        assertTrue(
                page.text()
                        .contains("is layer/Linear gradient fc1.weight after 0 steps in double, 20.0 % of its bound."),
                page.text());
        long dots = Html.all(page.figure("parity-layer"), "path").stream()
                .filter(path -> path.getAttribute("class").startsWith("m dots"))
                .mapToLong(path -> Pattern.compile("M")
                        .matcher(path.getAttribute("d"))
                        .results()
                        .count())
                .sum();
        assertEquals(3, dots, "a number without a bound has no place");
    }

    @Test
    void aBrokenBoundIsTheAnswer() throws IOException {
        Html page = page("parity.csv", PARITY + "loss/L,double,0,forward,loss,1.00e-03,1.00e-09,broken\r\n");
        assertEquals("The engines differ: 1 of 1 quantities are beyond their bounds.", headline(page));
    }

    /** An error that is not finite has an empty cell, and is the worst of all. */
    @Test
    void aBrokenBoundWithoutANumberIsTheFirstRowAndTheWorst() throws IOException {
        Html page = page(
                "parity.csv",
                PARITY
                        + "layer/Linear,double,0,forward,loss,2.00e-10,1.00e-09,ok\r\n"
                        + "layer/Conv2d,float,0,gradient,conv.weight,,1.00e-04,broken\r\n");
        assertEquals("The engines differ: 1 of 2 quantities are beyond their bounds.", headline(page));
        assertTrue(
                page.text()
                        .contains(
                                "Furthest beyond its bound is layer/Conv2d gradient conv.weight after 0 steps in float, of no finite relative error."),
                page.text());
        assertTrue(
                Html.all(page.section("parity"), "tr").stream()
                        .anyMatch(row -> row.getTextContent().contains("conv.weight")),
                page.text());
    }

    @Test
    void whatCouldNotBeComputedIsNoAgreement() throws IOException {
        Html page = page(
                "parity.csv",
                PARITY
                        + "layer/Linear,double,0,forward,loss,2.00e-10,1.00e-09,ok\r\n"
                        + "layer/Conv2d,float,,,,,,failed\r\n");
        assertEquals(
                "Not everything could be compared. Of the rest all 1 quantities that were compared are within their bounds.",
                headline(page));
        assertTrue(page.text().contains("Not computed: layer/Conv2d in float."), page.text());
    }

    @Test
    void aProvenTieIsNoBrokenBound() throws IOException {
        Html page = page("parity.csv", PARITY + "model/cnn,float,10,parameter,fc1.bias,1.00e-02,1.00e-03,tied\r\n");
        assertEquals(
                "The engines agree: all 1 quantities that were compared are within their bounds, or beyond them by a proven tie (1).",
                headline(page));
        assertTrue(page.text().contains("Furthest beyond its bound is model/cnn parameter fc1.bias"), page.text());
    }

    @Test
    void stepsOfTheLadderBeginWhereTheOneAboveEnded() throws IOException {
        Html page = page(RunFolder.PUBLISHED.resolve("20261121-065703-ladder"));
        assertEquals(
                "From the textbook's loops to the fastest rung by hand a training step became 48.5 to 58.8 times as fast; Deeplearning4j is 7.2 to 41.2 times as fast as the first rung.",
                headline(page));
        List<Element> steps = Html.all(page.figure("ladder-cnn-batches-of-128"), "rect");
        assertEquals(8, steps.size());
        for (int i = 1; i < 7; i++) {
            double end = number(steps.get(i - 1), "x") + number(steps.get(i - 1), "width");
            assertEquals(end, number(steps.get(i), "x"), i == 1 ? 1.6 : 0.05, "rung " + i);
        }
        assertEquals(
                number(steps.get(0), "x"), number(steps.get(7), "x"), 0.05, "Deeplearning4j begins at the first rung");
        assertTrue(page.text().contains("×1.76, 933 images/s, 2 % of peak"));
    }

    @Test
    void aLadderOfSomeRungsSaysWhichIsTheFirst() throws IOException {
        Path whole = RunFolder.PUBLISHED.resolve("20261121-065703-ladder");
        List<String> lines = Files.readAllLines(whole.resolve("speed.csv"));
        String upper = lines.stream().filter(line -> !line.contains(",loops-")).collect(Collectors.joining("\n"));
        Html page = page("speed.csv", upper);
        assertTrue(
                headline(page).startsWith("From the rung im2col-matmul to the fastest rung by hand"), headline(page));
        String one =
                lines.stream().filter(line -> !line.contains(",cnn,128,loops-")).collect(Collectors.joining("\n"));
        assertTrue(
                headline(page("speed.csv", one)).startsWith("From the first rung that was timed to the fastest"),
                "another one for each network");
        String theirs = lines.stream()
                .filter(line -> line.startsWith("run_id") || line.contains(",dl4j,"))
                .collect(Collectors.joining("\n"));
        assertEquals("Only Deeplearning4j's rung was timed.", headline(page("speed.csv", theirs)));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void benchmarksAreBars() throws IOException {
        Html page = page(RunFolder.PUBLISHED.resolve("20261121-060147-speed"));
        assertEquals(16, Html.marks(page.figure("speed-steps")));
        assertEquals(45, Html.marks(page.figure("speed-matmul")));
        Html tiles = page(RunFolder.PUBLISHED.resolve("20261130-043604-speed"));
        assertEquals(9, Html.marks(tiles.figure("speed-tiles")));
        assertTrue(
                tiles.figure("speed-tiles").getTextContent().contains("12x32x72, tile: 96 %, 0.0491 ms"),
                "percent of the peak");
        assertTrue(headline(page).startsWith("A training step by hand is 1.7 to "), headline(page));
    }

    @Test
    void everyTrialOfASearchIsDrawn() throws IOException {
        Html page = page(RunFolder.PUBLISHED.resolve("20261121-150336-search"));
        assertEquals(
                "The best of 10 trials has lr 6.58e-5, l2 1.531e-5, hidden 205, layers 2, activation relu: 43.98 % of the validation images, and 43.22 % on the test set.",
                headline(page));
        for (String chart :
                List.of("search-ranks", "search-parallel", "search-lr", "search-hidden", "search-activation")) {
            assertEquals(10, Html.marks(page.figure(chart)), chart);
        }
        assertTrue(
                page.notes()
                        .contains(
                                "Which option matters most is not said: 10 trials with an accuracy are too few, 20 are the least."),
                page.notes().toString());
    }

    @Test
    void trialsWithoutAnAccuracyStandApart() throws IOException {
        Html page = page(
                "search.csv",
                SEARCH + "random,1,1,0.1,relu,manual,1,50.0,49.0,ok\r\nrandom,2,2,10,tanh,manual,1,,,diverged\r\n");
        Element chart = page.figure("search-lr");
        assertEquals(2, Html.marks(chart));
        assertTrue(chart.getTextContent().contains("no accuracy:"));
        assertTrue(chart.getTextContent().contains("trial 2: diverged with lr 10, activation tanh"));
    }

    @Test
    void anOptionThatDecidesEverythingHasAllTheVariance() throws IOException {
        StringBuilder text = new StringBuilder(SEARCH);
        for (int i = 0; i < 24; i++) {
            text.append("random,")
                    .append(i + 1)
                    .append(',')
                    .append(i + 1)
                    .append(",0.")
                    .append(10 + (i * 7) % 24)
                    .append(',')
                    .append(i < 12 ? "relu" : "tanh")
                    .append(",manual,1,")
                    .append(i < 12 ? "60.0" : "40.0")
                    .append(",,ok\r\n");
        }
        Html page = page("search.csv", text.toString());
        Element chart = page.figure("search-importance");
        assertEquals(2, Html.marks(chart));
        assertTrue(chart.getTextContent().contains("activation: 100 %"), chart.getTextContent());
    }

    @Test
    void aSearchWithoutAnyAccuracySaysSo() throws IOException {
        assertEquals(
                "No trial of 1 came to an accuracy.",
                headline(page("search.csv", SEARCH + "random,1,1,0.1,relu,manual,1,,,failed\r\n")));
    }
}
