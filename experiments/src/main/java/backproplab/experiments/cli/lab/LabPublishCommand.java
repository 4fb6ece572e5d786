package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.publish.PublishedPages;
import backproplab.files.disk.AtomicFiles;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lab publish: the tables of pages from published runs. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Writes the tables between <!-- lab ... --> and <!-- /lab --> of pages anew from published runs, so that page"
                        + " and run cannot drift apart.",
        footer = {"", ExitCode.HELP})
final class LabPublishCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "PAGE",
            defaultValue = "docs/reproduction.md README.md",
            split = " ",
            description = "Pages in Markdown (default: ${DEFAULT-VALUE}).")
    private List<Path> pages;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "results/published",
            description = "Folder of the published runs (default: ${DEFAULT-VALUE}).")
    private Path runs;

    @Option(names = "--check", description = "Change nothing; exit with 1 if a page would change.")
    private boolean check;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    @Override
    public Integer call() {
        Screen screen = new Screen("Lab", spec.commandLine().getOut(), false);
        PublishedPages published = new PublishedPages(runs);
        ExitCode code = ExitCode.OK;
        for (Path page : pages) {
            String text = published.rewritten(page);
            if (text.equals(read(page))) {
                screen.line("%s: as the runs have it", page);
            } else if (check) {
                screen.line("%s: not as the runs have it; Lab publish writes it", page);
                code = ExitCode.FAILURE;
            } else {
                write(page, text);
                screen.line("%s: written", page);
            }
        }
        return code.code();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + page + ": " + Reason.of(e) + ".\nStart Lab in the project's folder.", e);
        }
    }

    private static void write(Path page, String text) {
        try {
            AtomicFiles.write(page, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write " + page + ": " + Reason.of(e) + ".\nIs it yours to write?", e);
        }
    }
}
