package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.report.chart.TextBoxes;
import backproplab.report.page.Sources;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ReportsTest {
    private static final int TASK_BYTES = 1 << 20;
    private static final int LAB_BYTES = 5 << 20;

    @TempDir
    private Path temp;

    private static String html(Path run) {
        return Reports.html(Reports.page(List.of(run), Sources.NONE), "");
    }

    @ParameterizedTest
    @MethodSource("backproplab.report.RunFolder#published")
    void everyPublishedRunIsDrawnAsXmlWithoutARequest(Path run) throws IOException {
        String text = html(run);
        Html page = Html.of(text);
        assertEquals(1, page.all("h1").size());
        assertTrue(page.hasSection("conditions"), "the machine is told");
        assertEquals(text, html(run), "the same folder gives the same bytes");
        assertTrue(text.getBytes(StandardCharsets.UTF_8).length
                < (run.toString().endsWith("-lab") ? LAB_BYTES : TASK_BYTES));
        String links = page.all("*").stream()
                .flatMap(element -> List.of(
                        element.getAttribute("src"), element.getAttribute("href"), element.getAttribute("xlink:href"))
                        .stream())
                .filter(link -> !link.isEmpty() && !link.startsWith("#") && !link.startsWith("data:"))
                .filter(link -> !Files.exists(run.resolve(link)))
                .collect(Collectors.joining(" "));
        assertEquals("", links, "links to what is neither on the page nor in the folder");
        assertEquals(List.of(), misplacedWords(page));
        List<String> ids = page.all("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertEquals(Set.copyOf(ids).size(), ids.size(), ids.toString());
        assertFalse(text.replace("http://www.w3.org/", "").contains("://"), "an address outside");
    }

    /** Words of charts that lie on others or stand out of their chart, in whatever way it is drawn. */
    private static List<String> misplacedWords(Html page) {
        return page.all("svg").stream()
                .filter(svg -> svg.hasAttribute("aria-label"))
                .flatMap(svg -> new TextBoxes(svg)
                        .faults().stream().map(fault -> svg.getAttribute("aria-label") + ": " + fault))
                .toList();
    }

    @Test
    void theTableSaysWhatTheFileSays() throws IOException {
        Html page = Html.of(html(RunFolder.TASK1));
        Table csv = Run.read(RunFolder.TASK1).table("comparison.csv");
        List<Element> rows = Html.all(Html.all(page.section("results"), "tbody").get(0), "tr");
        assertEquals(csv.rows().size(), rows.size());
        List<String> columns = List.of(
                "manual_test_acc_pct",
                "dl4j_test_acc_pct",
                "manual_train_s",
                "dl4j_train_s",
                "speedup_manual_over_dl4j",
                "prediction_agreement_pct",
                "first_batch_loss_diff");
        for (int i = 0; i < rows.size(); i++) {
            List<Element> cells = Html.all(rows.get(i), "td");
            assertEquals(columns.size() + 4, cells.size());
            for (int j = 0; j < columns.size(); j++) {
                Element cell = cells.get(j + 3);
                String exact = csv.rows().get(i).cell(columns.get(j));
                String kept = cell.getAttribute("data-csv");
                assertEquals(exact, kept.isEmpty() ? cell.getTextContent() : kept);
                double shown = Double.parseDouble(cell.getTextContent());
                assertEquals(Double.parseDouble(exact), shown, Math.abs(shown) * 0.05, "rounded, not another number");
            }
        }
    }

    @Test
    void theNumbersBehindAChartAreTheFilesCells() throws IOException {
        Html page = Html.of(html(RunFolder.TASK1));
        List<Table.Row> mlp = Run.read(RunFolder.TASK1).table("epochs.csv").rows().stream()
                .filter(row -> row.cell("model").equals("mlp"))
                .toList();
        List<Element> rows =
                Html.all(Html.all(page.figure("mlp-accuracy"), "tbody").get(0), "tr");
        assertEquals(mlp.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = Html.all(rows.get(i), "td").stream()
                    .map(Element::getTextContent)
                    .toList();
            assertTrue(
                    cells.containsAll(List.of(
                            mlp.get(i).cell("val_acc_pct"),
                            mlp.get(i).cell("train_loss"),
                            mlp.get(i).cell("train_s"))),
                    cells.toString());
        }
    }

    @Test
    void chartsHaveAsManyMarksAsTheDataHaveNumbers() throws IOException {
        Html page = Html.of(html(RunFolder.TASK1));
        // Two engines, five epochs each.
        for (String chart : List.of("mlp-accuracy", "mlp-loss", "mlp-gap", "cnn-accuracy", "cnn-loss", "cnn-gap")) {
            assertEquals(10, Html.marks(page.figure(chart)), chart);
        }
        // Two engines, two networks.
        for (String chart : List.of("training-seconds", "epoch-seconds", "images-per-second", "data-wait")) {
            assertEquals(4, Html.marks(page.figure(chart)), chart);
        }
    }

    @Test
    void theAnswerIsTheTablesAnswer() throws IOException {
        Html page = Html.of(html(RunFolder.TASK1));
        assertEquals(
                "By hand, training ran 4.6 (mlp) and 6.2 (cnn) times as fast as in Deeplearning4j, and both gave the same answer to 98.7 to 99.5 % of the test images.",
                page.all("h1").get(0).getTextContent());
        assertTrue(page.text().contains("One seed: "), "how sure it is");
        assertTrue(page.text()
                .contains("mvn compile exec:java -Dexec.mainClass=Task1 -Dexec.args=\"--data-dir data --offline\""));
        assertTrue(page.text().contains("d7b3b146cc91a8af51350f5da7840abcd0a63378"), "the commit");
    }

    @Test
    void theTabSaysWhichRunItIs() throws IOException {
        assertEquals(
                "Task1 on mnist, 2026-11-21 03:49 \u2013 Backprop Lab",
                Html.of(html(RunFolder.TASK1)).all("title").get(0).getTextContent());
        assertEquals(
                "Lab run of B/two-layers, B/six-layers, E/search, 2026-11-21 12:38 \u2013 Backprop Lab",
                Html.of(html(RunFolder.LAB)).all("title").get(0).getTextContent());
    }

    /** Older runs kept the name of Lab's command before the names, newer ones keep the names alone. */
    @Test
    void theTabNamesAllThatLabWasAskedFor() throws IOException {
        Path run = RunFolder.copy(RunFolder.LAB, temp.resolve("20261121-123852-lab"));
        RunFolder.edit(run.resolve("config.json"), "[ \"run\", \"B/two-layers\"", "[ \"B/two-layers\"");
        assertEquals(
                Html.of(html(RunFolder.LAB)).all("title").get(0).getTextContent(),
                Html.of(html(run)).all("title").get(0).getTextContent());
        Path older = RunFolder.PUBLISHED.resolve("20261121-150336-search");
        Path search = RunFolder.copy(older, temp.resolve("20261121-150336-search"));
        RunFolder.edit(search.resolve("config.json"), "[ \"search\", \"E/second\"", "[ \"E/second\"");
        for (Path each : List.of(older, search)) {
            assertEquals(
                    "Lab search of E/second on cifar10, 2026-11-21 15:03 \u2013 Backprop Lab",
                    Html.of(html(each)).all("title").get(0).getTextContent());
        }
    }

    /** 5.049 times: the screen says 5.0, and so would nobody who rounds the cell 5.05 once more. */
    @Test
    void theFactorIsRoundedOnce() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run"));
        Files.writeString(
                run.resolve("comparison.csv"),
                "model,seed,manual_test_acc_pct,dl4j_test_acc_pct,manual_train_s,dl4j_train_s,speedup_manual_over_dl4j,status\r\n"
                        + "mlp,1,97.0000,97.0000,10.0000,50.4900,5.05,ok\r\n");
        assertEquals(
                "By hand, training ran 5.0 times as fast as in Deeplearning4j.",
                Html.of(html(run)).all("h1").get(0).getTextContent());
        RunFolder.edit(run.resolve("comparison.csv"), "10.0000,50.4900,5.05", "30.0000,2.5470,0.08");
        assertEquals(
                "By hand, training ran only 0.08 times as fast as in Deeplearning4j.",
                Html.of(html(run)).all("h1").get(0).getTextContent());
    }

    @Test
    void trainingsOfASecondSayNothingAboutWhoIsFaster() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run"));
        Files.writeString(
                run.resolve("comparison.csv"),
                "model,seed,manual_test_acc_pct,dl4j_test_acc_pct,manual_train_s,dl4j_train_s,speedup_manual_over_dl4j,status\r\n"
                        + "mlp,1,97.0000,97.0000,1.9999,20.0000,10.00,ok\r\n");
        Html page = Html.of(html(run));
        String headline = page.all("h1").get(0).getTextContent();
        assertTrue(headline.endsWith(" Training took too short to say who is faster."), headline);
        RunFolder.edit(run.resolve("comparison.csv"), "1.9999", "2.0000");
        assertEquals(
                "By hand, training ran 10.0 times as fast as in Deeplearning4j.",
                Html.of(html(run)).all("h1").get(0).getTextContent());
    }

    @Test
    void aRunOfOneEpochHasDotsWithTheirNumbersInPlaceOfCurves() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run"));
        Files.writeString(
                run.resolve("epochs.csv"),
                "model,engine,seed,epoch,train_loss,train_acc_pct,val_loss,val_acc_pct,train_s\r\n"
                        + "mlp,manual,1,1,0.5,90.0000,0.4,91.2500,1\r\nmlp,manual,2,1,0.6,89.0000,0.5,91.7500,1\r\n"
                        + "mlp,dl4j,1,1,0.5,90.5000,0.4123,92.0000,1\r\n");
        Element accuracy = Html.of(html(run)).figure("mlp-accuracy");
        assertEquals(4, Html.marks(accuracy), "two engines, training and validation");
        List<String> words =
                Html.all(accuracy, "text").stream().map(Element::getTextContent).toList();
        assertTrue(
                words.containsAll(List.of("validation", "training", "91.50", "92.00", "89.50", "90.50")),
                words.toString());
        assertEquals(1, Html.all(accuracy, "svg").size(), "one epoch looks the same over steps and seconds");
        assertEquals(4, Html.marks(Html.of(html(run)).figure("mlp-loss")));
    }

    @Test
    void namesThatLookLikeMarkupAreText() throws IOException {
        String name = "<script>alert(\"1\")</script> & 'x' \uD83D\uDC31";
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("20261121-034946-task1"));
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        Files.writeString(
                run.resolve("confusion.csv"),
                "run_id,dataset,experiment,variant,model,seed,engine,class,predicted,images\r\n"
                        + "r,mnist,quick,," + quoted + ",1,manual," + quoted + "," + quoted + ",5\r\n"
                        + "r,mnist,quick,," + quoted + ",1,manual," + quoted + ",'=b,3\r\n");
        RunFolder.edit(run.resolve("epochs.csv"), ",mnist,mlp,", ",mnist," + quoted + ",");
        RunFolder.edit(run.resolve("config.json"), "\"data/mnist\"", "\"<img src=x>\\u0001\"");
        Html page = Html.of(html(run));
        assertEquals(1, page.all("script").size(), "only the page's own");
        assertEquals(0, page.all("img").size());
        assertTrue(page.text().contains(name + " on mnist"));
        assertTrue(page.text().contains("<img src=x>\uFFFD"));
        assertTrue(
                page.all("rect").stream().anyMatch(mark -> mark.getTextContent().contains("taken for =b")),
                "without the spreadsheet's apostrophe");
    }

    @Test
    void aRunWithoutEpochsIsDrawnAsFarAsItIsThere() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("run"));
        Files.delete(run.resolve("epochs.csv"));
        Html page = Html.of(html(run));
        assertEquals(
                List.of("No epoch was found in epochs.csv, so that there are no curves and no times."),
                page.notesOnTop());
        assertTrue(page.hasSection("results"));
        assertFalse(page.hasSection("curves"));
    }

    @Test
    void aTornRowIsLeftOutAndSaid() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("run"));
        Path epochs = run.resolve("epochs.csv");
        String text = Files.readString(epochs);
        // The last row ends within its last number but one.
        Files.writeString(epochs, text.substring(0, text.length() - 12));
        Html page = Html.of(html(run));
        assertEquals(
                List.of("epochs.csv: the last row was not written to its end and is left out."), page.notesOnTop());
        assertEquals(9, Html.marks(page.figure("cnn-accuracy")));
    }

    @Test
    void aRowThatBreaksOffWithinQuotesEndsTheTable() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("run"));
        Path epochs = run.resolve("epochs.csv");
        Files.writeString(epochs, Files.readString(epochs) + "r,\"broken\r\n");
        Html page = Html.of(html(run));
        assertEquals(List.of("epochs.csv cannot be read from row 21 on; what follows is left out."), page.notesOnTop());
        assertEquals(10, Html.marks(page.figure("cnn-accuracy")));
    }

    @Test
    void aRunOfAnOlderVersionLacksColumns() throws IOException {
        Path run = temp.resolve("run");
        Files.createDirectories(run);
        Files.writeString(
                run.resolve("comparison.csv"), "model,seed,manual_test_acc_pct,status\r\nmlp,1,97.0000,ok\r\n");
        Files.writeString(
                run.resolve("epochs.csv"),
                "model,engine,epoch,val_acc_pct\r\nmlp,manual,1,90.0000\r\nmlp,manual,2,95.0000\r\n");
        Html page = Html.of(html(run));
        assertEquals(
                List.of(
                        "config.json is missing: what it says stays unknown.",
                        "environment.json is missing: what it says stays unknown."),
                page.notesOnTop());
        assertEquals(
                "mlp by hand is right about 97.00 % of the test images.",
                page.all("h1").get(0).getTextContent());
        assertEquals(2, Html.marks(page.figure("mlp-accuracy")));
    }

    @Test
    void ofManyNetworksTheAnswerIsTheRangeOfEachEngine() throws IOException {
        Path run = temp.resolve("run");
        Files.createDirectories(run);
        Files.writeString(
                run.resolve("comparison.csv"),
                "model,seed,manual_test_acc_pct,dl4j_test_acc_pct,status\r\nmlp,1,97.00,97.10,ok\r\ncnn,1,98.00,98.20,ok\r\n");
        assertEquals(
                "The networks are right about 97.00 to 98.00 % by hand and 97.10 to 98.20 % in Deeplearning4j of the test images.",
                Html.of(html(run)).all("h1").get(0).getTextContent());
    }

    @Test
    void aDivergedRunSaysWhere() throws IOException {
        Path run = temp.resolve("run");
        Files.createDirectories(run);
        Files.writeString(
                run.resolve("comparison.csv"), "model,seed,manual_test_acc_pct,status\r\nmlp,1,,diverged\r\n");
        Files.writeString(
                run.resolve("epochs.csv"),
                "model,engine,seed,epoch,train_loss,val_acc_pct,val_loss,status\r\nmlp,manual,1,1,0.5,90.0000,0.4,ok\r\nmlp,manual,1,2,,,,diverged\r\n");
        Html page = Html.of(html(run));
        assertEquals(
                "No network was trained to its end. 1 of 1 rows did not finish (diverged).",
                page.all("h1").get(0).getTextContent());
        assertTrue(
                page.notes().contains("mlp by hand, seed 1: the loss became NaN or infinite in epoch 2."),
                page.notes().toString());
        assertEquals(1, Html.marks(page.figure("mlp-accuracy")));
    }

    @Test
    void settingsThatAreNoJsonAreSaid() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("run"));
        Files.writeString(run.resolve("config.json"), "{ \"task\" : ");
        Files.writeString(run.resolve("environment.json"), "");
        Html page = Html.of(html(run));
        assertEquals(List.of("config.json is no JSON: what it says stays unknown."), page.notesOnTop());
        assertTrue(page.hasSection("curves"));
    }

    @Test
    void drawnImagesAndSlowKernelsAreSaidOnTop() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("drawn"));
        RunFolder.edit(run.resolve("config.json"), "data/mnist", "drawn by code (glyphs, seed 7)");
        RunFolder.edit(
                run.resolve("environment.json"),
                "\"dl4j\" : {",
                "\"dl4j\" : { \"blas_core_trouble\" : \"OpenBLAS is slow.\",");
        Html page = Html.of(html(run));
        assertEquals(
                List.of(
                        "The images are drawn by code (glyphs, seed 7): no photographs or handwriting.",
                        "OpenBLAS is slow."),
                page.notesOnTop());
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        UserException missing = assertThrows(UserException.class, () -> html(temp.resolve("none")));
        assertEquals(ExitCode.DATA, missing.code());
        assertEquals(
                "There is no run in " + temp.resolve("none")
                        + ": it does not exist.\nName a folder such as results/published/20261121-034946-task1.",
                missing.getMessage());
        UserException file = assertThrows(UserException.class, () -> html(Files.createFile(temp.resolve("file"))));
        assertTrue(file.getMessage().contains(": it is no folder."), file.getMessage());
        UserException empty =
                assertThrows(UserException.class, () -> html(Files.createDirectory(temp.resolve("empty"))));
        assertEquals(
                "There is no run in " + temp.resolve("empty")
                        + ": neither tables nor config.json.\nName a folder such as results/published/20261121-034946-task1.",
                empty.getMessage());
    }

    @Test
    void thePageInTheFolderAndItsCopyDifferInTheirLinksAlone() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("20261121-034946-task1"));
        Path copy = temp.resolve("task1.html");
        Reports.write(run, copy, Sources.NONE);
        String inside = Files.readString(run.resolve("report.html"));
        String outside = Files.readString(copy);
        assertTrue(inside.contains("href=\"epochs.csv\""));
        assertTrue(outside.contains("href=\"20261121-034946-task1/epochs.csv\""));
        assertEquals(inside, outside.replace("href=\"20261121-034946-task1/", "href=\""));
    }
}
