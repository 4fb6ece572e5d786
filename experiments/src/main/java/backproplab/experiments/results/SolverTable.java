package backproplab.experiments.results;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** The table solver.csv: there from its first rows on, since most runs have none. */
final class SolverTable implements AutoCloseable {
    private final ResultFolder folder;
    private CsvFile<IterationRow> file;

    /** A table that keeps rows of epochs which a command that was cut off will not train again. */
    SolverTable(ResultFolder folder, KeptRows kept) throws IOException {
        this.folder = folder;
        Path path = folder.path().resolve(FileNames.SOLVER);
        if (Files.exists(path)) {
            Map<RunKey, Long> iterations = new HashMap<>();
            file = folder.csvKeeping(
                    FileNames.SOLVER, IterationRow.COLUMNS, row -> follows(path, row, kept, iterations));
            kept.iterations().forEach((run, count) -> {
                if (count != KeptRows.OVER && count > iterations.getOrDefault(run, 0L)) {
                    throw damaged(path, run, iterations.getOrDefault(run, 0L) + 1);
                }
            });
        }
    }

    /** Whether a row stays; if so, it is that of the iteration after the one before. */
    private static boolean follows(Path path, CSVRecord row, KeptRows kept, Map<RunKey, Long> iterations) {
        RunKey run = RunKey.of(row);
        long expected = iterations.getOrDefault(run, 0L) + 1;
        String iteration = row.get("iteration");
        if (!kept.has(run, expected)) {
            return false;
        }
        if (!iteration.equals(Long.toString(expected))) {
            throw damaged(path, run, expected);
        }
        iterations.put(run, expected);
        return true;
    }

    /** No record has the losses, so what is missing cannot be made anew. */
    private static UserException damaged(Path path, RunKey run, long iteration) {
        return UserException.data("Cannot go on with " + path + ": the row of iteration " + iteration + " of "
                + Quoted.of(run.model()) + " on " + run.engine() + ", seed " + run.seed()
                + ", is missing or damaged.\nMend the file, or delete it to go on without its earlier rows.");
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
