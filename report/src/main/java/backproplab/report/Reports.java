package backproplab.report;

import backproplab.files.disk.AtomicFiles;
import backproplab.files.failure.UserException;
import backproplab.report.page.Page;
import backproplab.report.page.PageTemplate;
import backproplab.report.page.Pictures;
import backproplab.report.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Makes pages out of run folders. */
public final class Reports {
    /** What a page is called in its run's folder: {@value}. */
    public static final String FILE = "report.html";

    private Reports() {}

    /**
     * The page of a run.
     *
     * @param folder the run's folder
     * @param pictures where images of the test set come from
     * @param base the way from the page to the folder, as links have it: empty in the folder itself, else such as {@code RUN/}
     * @return all of an HTML file
     * @throws UserException with code 3 if there is no run
     */
    public static String html(Path folder, Pictures pictures, String base) {
        return PageTemplate.html(PageBuilder.of(Run.read(folder), pictures), base);
    }

    /**
     * Draws a run into its own folder and beside it.
     *
     * @param folder the run's folder
     * @param copy the page beside it, for people to open
     * @param pictures where images of the test set come from
     * @throws UserException with code 3 if there is no run
     * @throws IOException if a page cannot be written
     */
    public static void write(Path folder, Path copy, Pictures pictures) throws IOException {
        Page page = PageBuilder.of(Run.read(folder), pictures);
        AtomicFiles.write(folder.resolve(FILE), bytes(page, ""));
        AtomicFiles.write(copy, bytes(page, folder.getFileName() + "/"));
    }

    private static byte[] bytes(Page page, String base) {
        return PageTemplate.html(page, base).getBytes(StandardCharsets.UTF_8);
    }
}
