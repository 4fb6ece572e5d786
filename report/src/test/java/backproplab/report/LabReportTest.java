package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.page.Sources;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class LabReportTest {
    private static final Path ALL = RunFolder.PUBLISHED.resolve("20261121-153638-lab");

    @TempDir
    private Path temp;

    private static Html page(Path run) throws IOException {
        return Html.of(Reports.html(Reports.page(List.of(run), Sources.NONE), ""));
    }

    private static long rows(Table table, Predicate<Table.Row> which) {
        return table.rows().stream().filter(which).count();
    }

    private static long marks(Element section) {
        return Html.all(section, "figure").stream().mapToLong(Html::marks).sum();
    }

    @Test
    void theAnswerCountsFiguresAndClaims() throws IOException {
        Html page = page(ALL);
        assertEquals(
                "19 of 19 published figures that can be compared agree with ours; of 57 claims 7 hold, 2 fail and 48 are not decided.",
                page.all("h1").get(0).getTextContent());
        assertTrue(page.text().contains("25 more would be decided if each were the only one tested"), "how sure");
    }

    @Test
    void everyClaimWithAnEffectHasAMark() throws IOException {
        Table claims = Run.read(ALL).table("claims.csv");
        Element section = page(ALL).section("claims");
        assertEquals(rows(claims, row -> Double.isFinite(row.number("effect"))), marks(section));
        assertTrue(section.getTextContent().contains("1 of the claims has no effect to draw"));
    }

    /** In brackets stands that drawings were seen; the metric, and with it unit and chart, is behind it all the same. */
    @Test
    void claimsOnDrawingsAreDrawnByUnitToo() throws IOException {
        Path run = RunFolder.copy(ALL, temp.resolve("20261121-153638-lab"));
        Path claims = run.resolve("claims.csv");
        Files.write(
                claims,
                Files.readAllLines(claims).stream()
                        .map(line -> line.replaceFirst("^(\\w+),([^\"].*?]),", "$1,\"$2\",")
                                .replace("[quick: ", "[quick, drawings: "))
                        .toList());
        List<String> titles = titles(page(run).section("claims"));
        assertEquals(titles(page(ALL).section("claims")), titles);
        assertTrue(titles.size() > 3, titles.toString());
    }

    private static List<String> titles(Element section) {
        return Html.all(section, "figcaption").stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** Engines are those that the tables have. */
    @Test
    void anotherFrameworkStandsOnThePage() throws IOException {
        Path run =
                RunFolder.copy(RunFolder.PUBLISHED.resolve("20261121-170534-lab"), temp.resolve("20261121-170534-lab"));
        RunFolder.edit(run.resolve("reproduction.csv"), "manual_", "pytorch_");
        RunFolder.edit(run.resolve("curves.csv"), "manual_", "pytorch_");
        Html page = page(run);
        assertTrue(
                Html.all(page.figure("published-curve-A-main-4-layers-manual-validation-accuracy"), "li").stream()
                        .anyMatch(one -> one.getTextContent().strip().equals("PyTorch")),
                page.figure("published-curve-A-main-4-layers-manual-validation-accuracy")
                        .getTextContent());
        Table figures = Run.read(run).table("reproduction.csv");
        long theirs = rows(
                figures,
                row -> Double.isFinite(row.number("published")) && Double.isFinite(row.number("pytorch_mean")));
        assertTrue(theirs > 0);
        assertEquals(
                theirs,
                Html.all(page.section("figures"), "title").stream()
                        .filter(one -> one.getTextContent().startsWith("PyTorch: "))
                        .count());
    }

    @Test
    void onlyWhatSurvivesTheCorrectionIsColoured() throws IOException {
        Table claims = Run.read(ALL).table("claims.csv");
        Element section = page(ALL).section("claims");
        List<String> classes = Html.all(section, "path").stream()
                .map(mark -> mark.getAttribute("class"))
                .toList();
        assertEquals(
                rows(claims, row -> row.cell("verdict").equals("holds")),
                classes.stream().filter("m f0"::equals).count());
        assertEquals(
                rows(claims, row -> row.cell("verdict").equals("fails")),
                classes.stream().filter("m f1"::equals).count());
    }

    /** With one engine there is nothing to be compared but the networks: they stand beside each other, on one scale. */
    @Test
    void networksOfOneEngineStandBesideEachOther() throws IOException {
        Html page = page(RunFolder.LAB);
        Element times = page.section("times");
        assertFalse(times.getTextContent().contains("(1.00)"), "a share of itself");
        List<String> names = Html.all(page.figure("training-seconds"), "title").stream()
                .map(Element::getTextContent)
                .toList();
        assertEquals(4, names.size());
        assertTrue(names.get(1).startsWith("mlp, sgd: 0.492 s"), names.toString());
        Element confusion = page.section("confusion");
        assertEquals(0, Html.all(confusion, "h3").size(), "a heading for each would leave each alone in its row");
        List<String> titles = Html.all(confusion, "figcaption").stream()
                .map(Element::getTextContent)
                .toList();
        assertEquals("mlp, sgd by hand: most often deer is taken for frog (3,038 images)", titles.get(1));
    }

    /** "mlp, 4 layers" is in three experiments, on two datasets, and one of the networks was trained by another engine. */
    @Test
    void networksOfOneNameAreToldApart() throws IOException {
        Path all = RunFolder.PUBLISHED.resolve("20261130-082926-lab");
        Path run = Files.createDirectories(temp.resolve("20261130-082926-lab"));
        Files.copy(all.resolve("config.json"), run.resolve("config.json"));
        Pattern some = Pattern.compile(
                "run_id,.*|.*,(A/main|A/depth|E/layers),(mnist,mlp,|cifar10,mlp,)?4 layers,.*|.*,C/speed,(mnist,cnn,)?loops,.*");
        for (String file : List.of("epochs.csv", "comparison.csv", "classes.csv", "confusion.csv")) {
            Files.write(
                    run.resolve(file),
                    Files.readAllLines(all.resolve(file)).stream()
                            .filter(some.asMatchPredicate())
                            .toList());
        }
        Html page = page(run);
        Element times = page.figure("training-seconds");
        assertEquals(4, distinct(Html.all(times, "title")));
        for (String section : List.of("confusion", "classes")) {
            List<Element> captions = Html.all(page.section(section), "figcaption");
            assertEquals(4, distinct(captions), section);
            assertTrue(
                    captions.stream().anyMatch(one -> one.getTextContent().contains("mlp, 4 layers (E/layers)")),
                    section);
        }
        assertEquals(
                List.of("by hand", "textbook loops"),
                Html.all(times, "li").stream()
                        .map(one -> one.getTextContent().strip())
                        .toList());
    }

    /** How many names there are before the numbers. */
    private static long distinct(List<Element> words) {
        return words.stream()
                .map(one -> one.getTextContent().strip().replaceFirst("(?s): .*", ""))
                .distinct()
                .count();
    }

    @Test
    void everyFigureThatWasRunStandsBesideOurs() throws IOException {
        Table figures = Run.read(ALL).table("reproduction.csv");
        Predicate<Table.Row> both =
                row -> Double.isFinite(row.number("published")) && Double.isFinite(row.number("manual_mean"));
        // An exact result has no place on a log axis.
        long exact = rows(
                figures,
                both.and(row ->
                        row.number("manual_mean") == 0 && row.cell("metric").equals("relative_error")));
        assertEquals(2 * rows(figures, both) - exact, marks(page(ALL).section("figures")));
    }

    @Test
    void publishedEpochsAreDrawnAsFarAsTheReportPrintsThem() throws IOException {
        Path run = RunFolder.PUBLISHED.resolve("20261121-170534-lab");
        Table curves = Run.read(run).table("curves.csv");
        Predicate<Table.Row> variant = row -> row.cell("variant").equals("4 layers (manual)");
        long published = rows(curves, variant.and(row -> Double.isFinite(row.number("published_val_acc_pct"))));
        long ours = rows(curves, variant.and(row -> Double.isFinite(row.number("manual_val_acc_pct"))));
        assertTrue(published > 10 && ours == 30, published + " and " + ours);
        assertEquals(
                published + ours,
                Html.marks(page(run).figure("published-curve-A-main-4-layers-manual-validation-accuracy")));
    }

    @Test
    void variantsOfAnExperimentShareAChart() throws IOException {
        Run run = Run.read(ALL);
        Predicate<Table.Row> depth = row ->
                row.cell("experiment").equals("A/depth") && row.cell("seed").equals("1");
        long epochs = rows(run.table("epochs.csv"), depth);
        assertTrue(epochs > 5, "there are several variants");
        Element figure = page(ALL).figure("variants-A-depth-manual-accuracy");
        assertEquals(epochs, Html.marks(figure), "a mark is a mean over the seeds");
        assertEquals(
                3,
                Html.all(figure, "ul").stream()
                        .flatMap(list -> Html.all(list, "li").stream())
                        .count());
    }

    /** A loss that is about to become infinite: 10^36 beside 2.3. */
    @Test
    void whatIsFarBeyondAllOthersIsNotDrawnAndSaid() throws IOException {
        Html page = page(RunFolder.PUBLISHED.resolve("20261121-184730-lab"));
        Element figure = page.figure("variants-B-overfit-50-manual-loss");
        String title = Html.all(figure, "figcaption").get(0).getTextContent();
        assertTrue(
                title.matches("B/overfit-50: validation loss \\(what is beyond 2,3\\d\\d,\\d\\d\\d is not drawn\\)"),
                title);
        Element usual = Html.all(figure, "div").get(0);
        assertEquals("log", usual.getAttribute("data-y"), "the axis that shows more is the usual one");
        assertEquals(
                "linear",
                Html.all(page.figure("variants-B-six-layers-manual-loss"), "div")
                        .get(0)
                        .getAttribute("data-y"));
    }

    @Test
    void ofManyNetworksOnlyWhatComparesThemIsDrawn() throws IOException {
        assertFalse(page(ALL).hasSection("confusion"));
        assertTrue(page(RunFolder.PUBLISHED.resolve("20261121-170534-lab")).hasSection("confusion"));
    }

    @Test
    void ofARunThatGoesOnTheNewestExperimentsAreShownWithTheirFiguresAndAllClaims() throws IOException {
        Html live = Html.of("<main>" + Reports.soFar(RunFolder.LAB).orElseThrow() + "</main>");
        List<String> figures = Html.all(live.section("figures"), "tbody").stream()
                .flatMap(body -> Html.all(body, "tr").stream())
                .map(row -> Html.all(row, "td").get(0).getTextContent() + "/"
                        + Html.all(row, "td").get(1).getTextContent())
                .distinct()
                .toList();
        assertEquals(List.of("B/six-layers", "E/search"), figures);
        assertTrue(marks(live.section("figures")) > 0, "they are drawn");
        assertEquals(1, marks(live.section("claims")));
    }

    @Test
    void aLabThatWasCutOffIsDrawnAsFarAsItCame() throws IOException {
        Path run = RunFolder.copy(RunFolder.LAB, temp.resolve("run"));
        for (String file : List.of("claims.csv", "reproduction.csv", "confusion.csv", "classes.csv", "mistakes.csv")) {
            Files.delete(run.resolve(file));
        }
        Html page = page(run);
        assertEquals("This run has no result yet.", page.all("h1").get(0).getTextContent());
        assertTrue(page.hasSection("variants"));
        assertFalse(page.hasSection("claims"));
    }
}
