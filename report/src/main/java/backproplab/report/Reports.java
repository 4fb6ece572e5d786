package backproplab.report;

import backproplab.files.disk.AtomicFiles;
import backproplab.files.failure.UserException;
import backproplab.report.page.Block;
import backproplab.report.page.Page;
import backproplab.report.page.PageTemplate;
import backproplab.report.page.Section;
import backproplab.report.page.Sources;
import backproplab.report.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes pages out of run folders. */
public final class Reports {
    /** What a page is called in its run's folder: {@value}. */
    public static final String FILE = "report.html";

    private static final int WARM_UPS = 20;

    private Reports() {}

    /**
     * What there is to be seen of runs: all of one, or what several have in common and what differs.
     *
     * @param folders the runs' folders, at least one
     * @param sources what it takes from beside the tables
     * @return the page
     * @throws UserException with code 3 if one of them holds no run
     */
    public static Page page(List<Path> folders, Sources sources) {
        List<Run> runs = folders.stream().map(Run::read).toList();
        return runs.size() == 1 ? PageBuilder.of(runs.get(0), sources) : PageBuilder.of(runs);
    }

    /**
     * A page as a file.
     *
     * @param page the page
     * @param base the way from the file to the run's folder, as links have it: empty in the folder itself, else such as {@code RUN/}
     * @return all of an HTML file
     */
    public static String html(Page page, String base) {
        return PageTemplate.html(page, base);
    }

    /**
     * Every chart of a page as a file of its own, in fixed colours on white.
     *
     * @param page the page
     * @return SVG documents by the charts' names, in reading order
     */
    public static Map<String, String> svg(Page page) {
        Map<String, String> files = new LinkedHashMap<>();
        page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Figures.class::isInstance)
                .flatMap(block -> ((Block.Figures) block).figures().stream())
                .forEach(figure -> {
                    String name = figure.name();
                    for (int i = 2; files.containsKey(name); i++) {
                        name = figure.name() + "-" + i;
                    }
                    files.put(name, figure.file());
                });
        return files;
    }

    /**
     * What a run that is going on has to show.
     *
     * @param folder the run's folder
     * @return HTML of its sections, to be put into a page; empty while there is nothing to draw
     * @throws UserException with code 3 if there is no run
     */
    public static Optional<String> soFar(Path folder) {
        List<Section> sections = SoFar.of(Run.read(folder));
        return sections.isEmpty() ? Optional.empty() : Optional.of(PageTemplate.sections(sections));
    }

    /** Draws what nobody sees, so that the first drawing of a run takes no longer than those after it. */
    public static void warmUp() {
        for (int i = 0; i < WARM_UPS; i++) {
            PageTemplate.sections(SoFar.of(SoFar.madeUp()));
        }
    }

    /**
     * Draws a run into its own folder and beside it.
     *
     * @param folder the run's folder
     * @param copy the page beside it, for people to open
     * @param sources what it takes from beside the tables
     * @throws UserException with code 3 if there is no run
     * @throws IOException if a page cannot be written
     */
    public static void write(Path folder, Path copy, Sources sources) throws IOException {
        Page page = PageBuilder.of(Run.read(folder), sources);
        AtomicFiles.write(folder.resolve(FILE), bytes(page, ""));
        AtomicFiles.write(copy, bytes(page, folder.getFileName() + "/"));
    }

    private static byte[] bytes(Page page, String base) {
        return PageTemplate.html(page, base).getBytes(StandardCharsets.UTF_8);
    }
}
