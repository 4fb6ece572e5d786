package backproplab.experiments.cli.report;

import backproplab.experiments.cli.command.WeightNetworks;
import backproplab.experiments.cli.screen.Screen;
import backproplab.files.disk.AtomicFiles;
import backproplab.files.disk.Disk;
import backproplab.files.failure.ExitCode;
import backproplab.files.run.ResultFolder;
import backproplab.report.Reports;
import backproplab.report.page.Page;
import backproplab.report.page.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Report: draws runs from nothing but the files in their folders. */
@Command(
        name = "Report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Draws what a run found into one HTML file that opens anywhere: curves, times, mistakes, settings. "
                        + "It trains nothing and reads nothing but the run's folder and, for pictures, the data set if it is here.",
        footer = {"", "Exit codes: 0 ok, 1 failure, 2 usage, 3 no such run, 4 it cannot be written."})
public final class ReportCommand implements Callable<Integer> {
    private static final String COMPARED = "compared.html";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN",
            description =
                    "Name or path of a run's folder, such as 20261121-034946-task1 (default: the newest in --out). Several are drawn beside each other, with what differs.")
    private List<String> runs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results",
            description =
                    "Where runs are looked for by name, and in its subfolder published (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The page's file (default: " + Reports.FILE + " in the run's folder; of several runs "
                    + COMPARED + " in --out).")
    private Path to;

    @Option(
            names = "--svg",
            paramLabel = "DIR",
            description = "Write every chart as an SVG file of its own too, in fixed colours on white.")
    private Path svg;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where the data set of the pictures is (default: where the run found it, then as Task1 looks for it).")
    private Path dataDir;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    private final Map<String, String> environment;

    /** The command, in the environment of this process. */
    public ReportCommand() {
        this(System.getenv());
    }

    /**
     * The command, for tests.
     *
     * @param environment the environment variables
     */
    ReportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Screen screen = new Screen("Report", spec.commandLine().getOut(), false);
        List<Path> folders = RunFolders.find(out, runs == null ? List.of() : runs);
        Path first = folders.get(0);
        Path file = to != null ? to : folders.size() == 1 ? first.resolve(Reports.FILE) : out.resolve(COMPARED);
        Sources sources =
                new Sources(new FoundPictures(environment, Optional.ofNullable(dataDir), first), new WeightNetworks());
        Page page = Reports.page(folders, sources);
        write(file, Reports.html(page, base(file, first)));
        if (svg != null) {
            Map<String, String> charts = Reports.svg(page);
            createFolder();
            charts.forEach((name, chart) -> write(svg.resolve(name + ".svg"), chart));
            screen.line("Charts for slides: %d files in %s", charts.size(), svg);
        }
        screen.line("Report, to open in a browser: %s", file);
        return ExitCode.OK.code();
    }

    private void createFolder() {
        try {
            Disk.createFolders(svg);
        } catch (IOException e) {
            throw ResultFolder.unwritable(svg, e);
        }
    }

    /** How the page's links come to the files of the run. */
    static String base(Path page, Path folder) {
        Path from = page.toAbsolutePath().normalize().getParent();
        Path way = from.relativize(folder.toAbsolutePath().normalize());
        String text = way.toString().replace('\\', '/');
        return text.isEmpty() ? "" : text + "/";
    }

    private static void write(Path page, String html) {
        try {
            AtomicFiles.write(page, html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFolder.unwritable(page, e);
        }
    }
}
