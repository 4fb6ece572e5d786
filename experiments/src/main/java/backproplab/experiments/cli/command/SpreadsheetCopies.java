package backproplab.experiments.cli.command;

import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.engine.EngineKind;
import backproplab.files.disk.AtomicFiles;
import backproplab.files.failure.Reason;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.ExcelFile;
import backproplab.files.table.Sheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables that lie beside the folders of all runs once more, for spreadsheets that do not take them as RFC 4180 has them. Columns of
 * a GPU that did not take part are left out here, and only here. Whatever goes wrong with it is a warning.
 */
public final class SpreadsheetCopies {
    private static final String ENDING = ".csv";

    private final Screen screen;
    private final ResultFolder folder;

    private SpreadsheetCopies(Screen screen, ResultFolder folder) {
        this.screen = screen;
        this.folder = folder;
    }

    /**
     * Writes those that are wanted and names them on the screen.
     *
     * @param screen where they are named
     * @param options which are wanted
     * @param folder the run's folder, its tables written
     * @param name of the file of sheets, without its ending
     */
    public static void write(Screen screen, RunOptions options, ResultFolder folder, String name) {
        SpreadsheetCopies copies = new SpreadsheetCopies(screen, folder);
        if (options.decimalCommas()) {
            copies.decimalCommas();
        }
        if (options.xlsx()) {
            copies.sheets(folder.beside(name + ".xlsx"));
        }
    }

    private void decimalCommas() {
        List<Path> written = new ArrayList<>();
        folder.copies().forEach((table, copy) -> {
            Path target = copy.resolveSibling(withoutEnding(copy.getFileName().toString()) + "-excel-eu" + ENDING);
            attempt(target, () -> {
                AtomicFiles.write(target, sheet(table).european().getBytes(StandardCharsets.UTF_8));
                written.add(target);
            });
        });
        if (written.isEmpty()) {
            return;
        }
        screen.line(
                "With decimal commas: %s", written.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private void sheets(Path target) {
        attempt(target, () -> {
            List<Sheet> sheets = new ArrayList<>();
            for (Map.Entry<String, Path> table : folder.copies().entrySet()) {
                sheets.add(sheet(table.getKey()));
            }
            AtomicFiles.write(target, ExcelFile.of(sheets));
            screen.line("As sheets of one file: %s", target);
        });
    }

    private Sheet sheet(String table) throws IOException {
        return Sheet.read(withoutEnding(table), folder.path().resolve(table)).withoutEmpty(SpreadsheetCopies::ofGpu);
    }

    private static boolean ofGpu(String column) {
        return EngineKind.all().stream()
                .filter(kind -> kind.role() == EngineKind.Role.GPU)
                .anyMatch(kind -> column.startsWith(kind.column() + "_"));
    }

    private static String withoutEnding(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Work {
        void call() throws IOException;
    }

    private void attempt(Path target, Work work) {
        try {
            work.call();
        } catch (IOException e) {
            screen.warning("Could not write " + target + " (" + Reason.of(e) + "): is it open in a spreadsheet?");
        }
    }
}
