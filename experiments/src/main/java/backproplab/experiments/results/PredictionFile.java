package backproplab.experiments.results;

import backproplab.files.disk.AtomicFiles;
import backproplab.files.disk.Disk;
import backproplab.files.disk.OutFolder;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file of predictions, named by the user; there whole or not at all. */
public final class PredictionFile {
    private PredictionFile() {}

    /**
     * Refuses a path that cannot be written, without creating anything.
     *
     * @param path the file
     * @throws UserException with code 4
     */
    public static void checkWritable(Path path) {
        if (Files.isDirectory(path)) {
            throw UserException.environment("Cannot write to --out " + path
                    + ": it is a folder.\nName a file in it, such as " + path.resolve("predictions.csv") + ".");
        }
        OutFolder.check(path.toAbsolutePath().getParent());
    }

    /**
     * Writes the file, in place of what was there; folders on the way are made.
     *
     * @param path the file
     * @param rows its lines
     * @throws UserException with code 4 if it cannot be written
     */
    public static void write(Path path, List<PredictionRow> rows) {
        try {
            Disk.createFolders(path.toAbsolutePath().getParent());
            AtomicFiles.write(path, CsvFile.text(PredictionRow.COLUMNS, rows).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFolder.unwritable(path, e);
        }
    }
}
