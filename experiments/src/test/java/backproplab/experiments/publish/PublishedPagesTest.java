package backproplab.experiments.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedPagesTest {
    private static final Path RUNS = Path.of("../results/published");

    @TempDir
    private Path temp;

    private String written(String text) throws IOException {
        Path page = Files.writeString(temp.resolve("page.md"), text);
        return new PublishedPages(RUNS).rewritten(page);
    }

    private static String block(String what, String lines) {
        return "<!-- lab " + what + " -->\n" + lines + "<!-- /lab -->\n";
    }

    @Test
    void thePagesSayWhatThePublishedRunsSay() throws IOException {
        for (String name : List.of("../docs/reproduction.md", "../README.md")) {
            Path page = Path.of(name);
            assertEquals(
                    new PublishedPages(RUNS).rewritten(page), Files.readString(page), "Lab publish writes " + name);
        }
    }

    @Test
    void aFigureThatDriftedIsSetRightAndTheAuthorsWordsStay() throws IOException {
        String before = "# Mine\n\n";
        String after = "\nA guess: 97.28 is rounded.\n";
        String text = written(before + block("figures A 20261121-170534-lab", "| 12.34 |\n") + after);
        assertTrue(text.startsWith(before + "<!-- lab figures A 20261121-170534-lab -->\n| row | figure |"), text);
        assertTrue(text.endsWith("<!-- /lab -->\n" + after), text);
        // As the run's reproduction.csv has them, and as the page had them when they were typed off by hand.
        assertTrue(
                text.contains(
                        "| `A/main`, 4 layers (manual) | train loss, epoch 1 | 0.3336 | 0.2523 | 1 | - | -0.0813 | differs |\n"
                                + "|  | train acc, epoch 1 | 89.58 | 96.14 | 1 | - | +6.56 | differs |\n"),
                text);
        assertEquals(text, written(text), "once is enough");
    }

    @Test
    void theRunWithMostSeedsIsTheHandWrittenColumn() throws IOException {
        String text = written(block("figures B 20261121-170535-lab 20261121-184730-lab", ""));
        assertTrue(text.contains("| val acc | 52.69 | 50.93 (50.66 to 51.19) | 6 | 51.23 | -1.76 | differs |"), text);
        assertTrue(
                text.contains(
                        "| `B/overfit-50`, three layers | first loss | 888.9 | 1036 (683.5 to 1389) | 6 | 686.7 | +147 |"),
                text);
    }

    @Test
    void claimsAreCountedByVerdict() throws IOException {
        String text = written(block("claims 20261121-153638-lab", ""));
        assertTrue(text.contains("| holds | 7 | B2 (2), B3, B4, C5, E1 (2) |\n| fails | 2 | A6, B5 |\n"), text);
        assertTrue(text.contains("| too few seeds | 8 | D3, D4, D5, D6 (2), D7 (2), D8 |"), text);
        String sentence = written(block("claims-sentence 20261121-153638-lab", ""));
        assertTrue(
                sentence.contains(
                        "Of 57 claims 7 hold and 2 fail; 25 more would be decided if each were the only one, 14"
                                + " are undecided, 8 have too few seeds, 1 was not tested.\n"),
                sentence);
        String every = written(block("every-claim 20261121-153638-lab", ""));
        assertEquals(57 + 2 + 2, every.lines().count());
        assertTrue(
                every.contains(
                        "| A1 | 3 layers reach 95 % | -3.0167 | -3.1750 to -2.8417 | 0.031250 |  | 6 | fails (before Holm's correction only) |  |"),
                every);
    }

    @Test
    void aClaimOfOneSeedHasADirectionAndNoVerdict() throws IOException {
        String text = written(block("directions 20261130-082926-lab", ""));
        assertEquals(8 + 2 + 2, text.lines().count());
        assertTrue(
                text.contains("| D3 | StepLR beats a constant rate | test acc | +0.00 | not as claimed |\n"
                        + "| D4 | crop + flip add about 9 points | test acc | -2.00 | not as claimed |\n"),
                text);
        assertTrue(text.contains("| D6 | batch 32 beats 16 | test acc | +4.50 | as claimed |\n"), text);
    }

    @Test
    void aSingleDifferenceHasNoIntervalAndNoP() throws IOException {
        String text = written(block("every-claim 20261130-082926-lab", ""));
        assertTrue(
                text.contains("| D5 | larger input adds more | -17.7000 |  |  |  | 1 | too few seeds | 12 |\n"), text);
    }

    @Test
    void aSmallerTrainingSaysWhatWasSmallerAndHowLongItTook() throws IOException {
        String text = written(block("trainings 20261130-082926-lab", ""));
        // comparison.csv of that run: 15.9460 s with batch 16, and no row with 32, which D/main trained.
        assertTrue(
                text.contains("| `D/batch-size`, batch 16 | test acc | 84.31 | 25.70 |"
                        + " quick: 2000 training images, 2 of 150 epochs | 0.3 | 20261130-082926-lab |\n"),
                text);
        assertTrue(
                text.contains(
                        "| `D/batch-size`, batch 32 | test acc | 85.16 | 30.20 |"
                                + " quick: 2000 training images, 2 of 150 epochs | as `D/main`, base | 20261130-082926-lab |\n"),
                text);
        assertTrue(
                text.contains("| `D/optimizer`, sgd StepLR | test acc | - | 29.80 |"
                        + " quick: 2000 training images, 2 of 150 epochs; weight decay 5e-4"),
                text);
        assertTrue(
                text.contains(
                        "| `C/speed`, framework | epoch_s | 1.7 | - | needs --engines dl4j |  | 20261130-082926-lab |\n"),
                text);
    }

    @Test
    void rowsOfSeveralRunsStandTogetherAndShareWhatTheyTrainedAlike() throws IOException {
        Path runs = Files.createDirectories(temp.resolve("published"));
        part(runs.resolve("base"), "D,main,base,", "D,learning-rate,StepLR,");
        part(runs.resolve("some"), "D,batch-size,batch 16,", "D,optimizer,sgd StepLR,", "C,speed,vectorised,");
        Path page = Files.writeString(
                temp.resolve("page.md"), block("trainings base some", "") + block("directions base some", ""));
        String text = new PublishedPages(runs).rewritten(page);
        String quick = " quick: 2000 training images, 2 of 150 epochs";
        assertTrue(text.contains("| `D/main`, base | test acc | 85.16 | 30.20 |" + quick), text);
        assertTrue(
                text.contains("| `D/batch-size`, batch 16 | test acc | 84.31 | 25.70 |" + quick + " | 0.3 | some |\n"),
                text);
        // No run has these under that name: they are D/main's training and D/learning-rate's.
        assertTrue(
                text.contains("| `D/batch-size`, batch 32 | test acc | 85.16 | 30.20 |" + quick
                        + " | as `D/main`, base | base |\n"),
                text);
        assertTrue(
                text.contains("| `D/optimizer`, adam StepLR | test acc | 85.86 | 30.20 |" + quick
                        + " | as `D/learning-rate`, StepLR | base |\n"),
                text);
        assertFalse(text.contains("batch 64"), "trained in neither: " + text);
        assertTrue(text.contains("| `C/speed`, vectorised |"), text);
        assertFalse(text.contains("| `C/speed`, loops |"), "the same settings on another engine: " + text);
        assertTrue(text.contains("| D6 | batch 32 beats 16 | test acc | +4.50 | as claimed |\n"), text);
        assertTrue(text.contains("| D7 | SGD wins with StepLR | test acc | -0.40 | not as claimed |\n"), text);
        assertFalse(text.contains("| D7 | Adam beats SGD"), "sgd was not trained: " + text);
    }

    @Test
    void aFigureIsSharedWithNoOtherMetricAndPresetAndNotOverOneThatFailed() throws IOException {
        Path runs = Files.createDirectories(temp.resolve("published"));
        part(runs.resolve("base"), "D,main,base,", "A,main,", "E,layers,2 layers,");
        part(runs.resolve("some"), "D,batch-size,batch 16,", "D,main,base,");
        Path some = runs.resolve("some/reproduction.csv");
        Files.writeString(some, Files.readString(some).replace(",quick,", ",medium,"));
        String empty = Files.readString(runs.resolve("base/reproduction.csv"))
                .replace("D,main,base,test_acc_pct,85.16,30.2000,30.2000,30.2000", "D,main,base,test_acc_pct,85.16,,,");
        Files.writeString(runs.resolve("base/reproduction.csv"), empty);
        Path page = Files.writeString(
                temp.resolve("page.md"), block("trainings base some", "") + block("directions base some", ""));
        String text = new PublishedPages(runs).rewritten(page);
        assertTrue(
                text.contains("| `D/main`, base | test acc | 85.16 | 30.20 |"), "the first that has a number: " + text);
        assertTrue(text.contains("| D6 | batch 32 beats 16 |"), text);
        // Drawn images, and another preset, decide nothing.
        Files.writeString(some, Files.readString(some).replace("2000 training images", "embedded drawings"));
        assertFalse(new PublishedPages(runs).rewritten(page).contains("| D6 |"));
        Files.writeString(
                runs.resolve("base/reproduction.csv"),
                empty.replace("D,main,base,test_acc_pct,85.16,,,", "D,main,base,test_acc_pct,85.16,30.2,30.2,30.2"));
        Files.writeString(some, Files.readString(some).replace("embedded drawings", "2000 training images"));
        assertFalse(new PublishedPages(runs).rewritten(page).contains("| D6 |"), "quick and medium");
        // Its times are those of the training that comparison.csv calls by the variant's own name.
        assertTrue(text.contains("| `A/main`, 4 layers (manual) | train loss, epoch 1 | 0.3336 | "), text);
        assertFalse(text.contains("| as `A/main`"), text);
    }

    @Test
    void aRowThatLabDoesNotKnowIsNamed() throws IOException {
        Path runs = Files.createDirectories(temp.resolve("published"));
        part(runs.resolve("old"), "D,main,base,");
        Path table = runs.resolve("old/reproduction.csv");
        Files.writeString(table, Files.readString(table).replace("D,main,base,", "D,main,basis,"));
        Path page = Files.writeString(temp.resolve("page.md"), block("trainings old", ""));
        UserException refused = assertThrows(UserException.class, () -> new PublishedPages(runs).rewritten(page));
        assertEquals(ExitCode.DATA, refused.code());
        assertTrue(
                refused.getMessage().startsWith("The run old has a row of D/main | basis, which"),
                refused.getMessage());
    }

    @Test
    void learningCurvesAreALineForEachTraining() throws IOException {
        Path runs = Files.createDirectories(temp.resolve("published"));
        String header = "run_id,experiment,variant,engine,seed,epoch,val_acc_pct\n";
        Path first = Files.createDirectories(runs.resolve("first")).resolve("epochs.csv");
        Files.writeString(
                first,
                header
                        + "first,D/main,base,manual,1,1,51.584\nfirst,D/main,base,dl4j,1,1,10\n"
                        + "first,D/main,base,manual,1,2,57.9\nfirst,D/main,base,manual,2,1,52\n");
        Path second = Files.createDirectories(runs.resolve("second")).resolve("epochs.csv");
        Files.writeString(
                second,
                header
                        + "second,D/main,base,manual,1,1,90\nsecond,D/main,base,manual,1,3,91\n"
                        + "second,D/stem,small,manual,1,1,40\nsecond,D/stem,small,manual,1,4,41\n");
        Path page = Files.writeString(temp.resolve("page.md"), block("epochs first second", ""));
        assertEquals(
                block(
                        "epochs first second",
                        "| val acc after epoch | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|\n"
                                + "| `D/main`, base | 51.58 | 57.90 |  |  |\n"
                                + "| `D/main`, base, seed 2 | 52.00 |  |  |  |\n"
                                + "| `D/stem`, small | 40.00 |  |  | 41.00 |\n"),
                new PublishedPages(runs).rewritten(page));
    }

    /** A run that has some lines of a published one's figures. */
    private static void part(Path folder, String... lines) throws IOException {
        Path whole = RUNS.resolve("20261130-082926-lab");
        Files.createDirectories(folder);
        for (String name : List.of("claims.csv", "comparison.csv")) {
            Files.copy(whole.resolve(name), folder.resolve(name));
        }
        List<String> all = Files.readAllLines(whole.resolve("reproduction.csv"));
        Files.write(
                folder.resolve("reproduction.csv"),
                all.stream()
                        .filter(line ->
                                line.equals(all.get(0)) || Stream.of(lines).anyMatch(line::startsWith))
                        .toList());
    }

    @Test
    void theNearestChoiceAndTheRangeAreFound() {
        Map<String, String> common = Map.of(
                "report",
                "A",
                "experiment",
                "main-sensitivity",
                "by",
                "manual",
                "metric",
                "first_val_acc_pct",
                "engine",
                "manual",
                "published",
                "94.99");
        List<Map<String, String>> lines = List.of(
                line(common, "xavier, mean-std", "95.37", "0.38", "yes"),
                line(common, "pytorch, scale", "92.1", "-2.89", "no"),
                line(common, "kaiming, mean-std", "95.0", "0.01", "no"));
        assertTrue(
                SensitivityTable.of(lines)
                        .contains(
                                "| `A/main-sensitivity` (manual) | val acc, epoch 1 | 94.99 | 95.37 | 92.10 to 95.37 | 3 | 95.00 | kaiming, mean-std |"),
                SensitivityTable.of(lines));
    }

    private static Map<String, String> line(
            Map<String, String> common, String variant, String ours, String difference, String own) {
        Map<String, String> line = new HashMap<>(common);
        line.putAll(Map.of("variant", variant, "ours", ours, "difference", difference, "own", own));
        return line;
    }

    @Test
    void whatCannotBeFilledIsNamed() {
        assertRefused(block("figure A", ""), "has a block that nothing can fill: 'figure A'");
        for (String alone : List.of("claims", "trainings", "directions", "epochs", "sensitivity")) {
            assertRefused(block(alone, ""), "has a block that nothing can fill: '" + alone + "'");
        }
        assertRefused(
                "<!-- lab claims x -->\ntext\n",
                "has a block that is not closed, or closed twice: 1 marks for 0 blocks");
        assertRefused(block("claims 20991231-000000-lab", ""), "Cannot read");
    }

    private void assertRefused(String text, String what) {
        UserException refused = assertThrows(UserException.class, () -> written(text));
        assertEquals(ExitCode.DATA, refused.code());
        assertTrue(refused.getMessage().contains(what), refused.getMessage());
        assertTrue(refused.getMessage().lines().count() <= 3, refused.getMessage());
    }
}
