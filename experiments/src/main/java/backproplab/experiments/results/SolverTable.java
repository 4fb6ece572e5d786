package backproplab.experiments.results;

import backproplab.files.run.ResultFolder;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The table solver.csv: there from its first rows on, since most runs have none. */
final class SolverTable implements AutoCloseable {
    private final ResultFolder folder;
    private CsvFile<IterationRow> file;

    /** A table that keeps rows of epochs which a command that was cut off will not train again. */
    SolverTable(ResultFolder folder, KeptRows kept) throws IOException {
        this.folder = folder;
        if (Files.exists(folder.path().resolve(FileNames.SOLVER))) {
            file = folder.csvKeeping(
                    FileNames.SOLVER,
                    IterationRow.COLUMNS,
                    row -> kept.has(RunKey.of(row), Long.parseLong(row.get("iteration"))));
        }
    }

    void add(List<IterationRow> rows) {
        if (file == null) {
            try {
                file = folder.csv(FileNames.SOLVER, IterationRow.COLUMNS);
            } catch (IOException e) {
                throw ResultFolder.unwritable(folder.path().resolve(FileNames.SOLVER), e);
            }
        }
        folder.addAll(file, FileNames.SOLVER, rows);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
