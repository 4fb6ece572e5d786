package backproplab.experiments.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.files.run.ResultFolder;
import backproplab.report.page.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunReportTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path temp;

    private Path run;

    @BeforeEach
    void aRunWithAMistake() throws IOException {
        run = Files.createDirectory(temp.resolve("run"));
        Files.writeString(
                run.resolve("comparison.csv"),
                "experiment,variant,model,dataset,seed,manual_test_acc_pct,status\r\nquick,,mlp,mnist,1,97.0000,ok\r\n");
        Files.writeString(
                run.resolve("mistakes.csv"),
                "dataset,experiment,variant,model,seed,engine,rank,test_image,class,predicted,confidence\r\n"
                        + "mnist,quick,,mlp,1,manual,1,9,7,2,0.900000\r\n");
    }

    private boolean write(Pictures pictures, String... options) {
        Screen screen = new Screen("Task1", new PrintWriter(out, true), false);
        RunOptions wanted = CommandLine.populateCommand(new RunOptions(), options);
        return RunReport.write(screen, wanted, ResultFolder.existing(run), "task1", pictures);
    }

    @Test
    void itSaysWhetherThereIsAPage() {
        assertFalse(write(Pictures.NONE, "--no-report"));
        assertFalse(Files.exists(run.resolve("report.html")));
        assertEquals("", out.toString());
        assertTrue(write(Pictures.NONE));
        assertTrue(Files.exists(run.resolve("report.html")));
        assertTrue(Files.exists(temp.resolve("task1.html")));
    }

    /** The run is over and its tables are written: its exit code is not the report's. */
    @Test
    void tooLittleMemoryForAPageIsAWarning() {
        assertFalse(write((dataset, number) -> {
            throw new OutOfMemoryError("planted");
        }));
        String said = out.toString().replace(System.lineSeparator(), "\n");
        assertTrue(
                said.contains("No report was drawn in " + temp.resolve("task1.html") + ": out of memory (planted)."),
                said);
        assertTrue(said.contains("MAVEN_OPTS=-Xmx8g"), said);
        assertFalse(Files.exists(run.resolve("report.html")));
    }
}
