package backproplab.experiments.cli.command;

import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.files.failure.Reason;
import backproplab.files.run.ResultFolder;
import backproplab.report.Reports;
import backproplab.report.page.Pictures;
import backproplab.report.page.Sources;
import java.io.IOException;
import java.nio.file.Path;

/** Draws a run when it is over. Whatever goes wrong with it is a warning: the numbers are in their tables. */
public final class RunReport {
    private RunReport() {}

    /**
     * Writes report.html into the run's folder and a copy beside it, and names the copy on the screen.
     *
     * @param screen where it is named
     * @param options whether it is wanted
     * @param folder the run's folder, its tables written
     * @param name of the copy, without its ending
     * @param pictures where images of the test set come from
     * @return whether it was written
     */
    public static boolean write(
            Screen screen, RunOptions options, ResultFolder folder, String name, Pictures pictures) {
        if (!options.report()) {
            return false;
        }
        Path copy = folder.beside(name + ".html");
        try {
            Reports.write(folder.path(), copy, new Sources(pictures, new WeightNetworks()));
            screen.line("Report with charts, to open in a browser: %s", copy);
            return true;
        } catch (IOException e) {
            screen.warning("No report was drawn in " + copy + ": " + Reason.of(e) + ".");
        } catch (RuntimeException e) {
            screen.warning("No report was drawn in " + copy + ": " + e + ".");
        } catch (OutOfMemoryError e) {
            screen.warning("No report was drawn in " + copy + ": out of memory (" + e.getMessage()
                    + ").\nDraw it with the command Report and more memory, such as MAVEN_OPTS=-Xmx8g.");
        }
        return false;
    }
}
