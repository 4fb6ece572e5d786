package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommand;
import backproplab.files.option.MavenCommand;
import backproplab.report.Reports;
import backproplab.report.page.Block;
import backproplab.report.page.Page;
import backproplab.report.page.Sources;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are printed for people, run as they were printed, from another folder. */
class PrintedCommandTest {
    @TempDir
    private Path temp;

    @Test
    void whateverIsInAWordArrives() throws Exception {
        Shell shell = new Shell(temp);
        List<String> words = List.of(
                "plain",
                "two words",
                "it's",
                "say \"hi\"",
                "both ' and \"",
                "\"'\"'",
                "$HOME",
                "${user.home}/x y",
                "`id`",
                "$(id)",
                "back\\slash \\",
                "\\",
                "\\\"",
                "\\'",
                "bang!",
                "tab\there",
                "*.png",
                "a;b&c|d>e<f#g~(h)",
                "~",
                "\u00fc \u65e5",
                "--dataset=folder:/my $set's/\"x\"");
        for (String word : words) {
            assertEquals(List.of(word), shell.arguments(new MavenCommand("Task1", List.of(word)).typed()));
        }
        String all = new MavenCommand("Task1", words).typed(Optional.of(Path.of("/my $project's")));
        assertEquals(words, shell.arguments(all));
        assertEquals(
                List.of("-f", "/my $project's", "compile", "exec:java", "-Dexec.mainClass=Task1"),
                shell.maven(all).subList(0, 5));
    }

    /** Two classes of 6 images, dark and bright. */
    private Path pictures() throws IOException {
        Path folder = temp.resolve("my $HOME \"pics\" it's");
        for (int n = 0; n < 12; n++) {
            BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 16; i++) {
                image.getRaster().setSample(i % 4, i / 4, 0, n % 2 * 128 + 8 * n + i);
            }
            Path file = folder.resolve("train/c" + n % 2).resolve(n + ".png");
            Files.createDirectories(file.getParent());
            assertTrue(ImageIO.write(image, "png", file.toFile()));
        }
        return folder;
    }

    @Test
    void theBestTrialsCommandTrainsItAgainAndSoDoesItsReport() throws Exception {
        Shell shell = new Shell(temp);
        Path out = temp.resolve("my results");
        CommandRun search = CommandRun.of(
                new LabCommand(),
                "search",
                "--dataset=folder:" + pictures(),
                "--models=mlp",
                "--hidden=3",
                "--space=lr=item:0.1",
                "--epochs=2",
                "--method=grid",
                "--out=" + out);
        assertEquals(0, search.code(), search.err() + search.out());
        String printed = search.out()
                .lines()
                .filter(line -> line.startsWith("mvn "))
                .findFirst()
                .orElseThrow();
        List<String> words = shell.arguments(printed);
        CommandRun again = CommandRun.task2(Map.of(), words.toArray(String[]::new));
        assertEquals(0, again.code(), again.err() + again.out());
        CSVRecord best = CommandRun.csv(out.resolve("search.csv")).get(0);
        CSVRecord row = CommandRun.csv(out.resolve("task2.csv")).get(0);
        assertEquals(best.get("test_loss"), row.get("manual_test_loss"));
        assertEquals(best.get("best_val_acc_pct"), row.get("manual_best_val_acc_pct"));

        assertEquals("search", shell.arguments(onThePage(run(out, "search"))).get(0));
        assertTrue(shell.arguments(onThePage(run(out, "task2"))).contains("--dataset=folder:" + pictures()));
    }

    private static Path run(Path out, String task) throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> folder.toString().endsWith("-" + task))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String onThePage(Path run) {
        Page page = Reports.page(List.of(run), Sources.NONE);
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Command.class::isInstance)
                .map(block -> ((Block.Command) block).text())
                .findFirst()
                .orElseThrow();
    }
}
