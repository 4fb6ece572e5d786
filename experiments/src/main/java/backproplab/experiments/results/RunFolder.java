package backproplab.experiments.results;

import backproplab.experiments.failure.UserException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The folder of one run, {@code OUT/yyyyMMdd-HHmmss-TASK}, and the copies beside it that a spreadsheet user opens.
 *
 * <p>Nothing is created before {@link #create}; epochs are on disk as soon as they are reported.
 */
public final class RunFolder implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String EPOCHS = "epochs.csv";
    private static final String COMPARISON = "comparison.csv";

    private final Path out;
    private final Path folder;
    private final String task;
    private final CsvFile<EpochRow> epochs;
    private final CsvFile<ComparisonRow> comparison;

    private RunFolder(Path out, Path folder, String task) throws IOException {
        this.out = out;
        this.folder = folder;
        this.task = task;
        epochs = CsvFile.create(folder.resolve(EPOCHS), EpochRow.COLUMNS);
        comparison = CsvFile.create(folder.resolve(COMPARISON), ComparisonRow.COLUMNS);
    }

    /**
     * Refuses an output folder that cannot be written, without creating anything.
     *
     * @param out the folder that will hold run folders
     * @throws UserException with code 4
     */
    public static void checkWritable(Path out) {
        Path existing = out.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw UserException.environment(
                    "Cannot write to --out " + out + ": " + existing
                            + " is a file, not a folder.\nName another folder.",
                    null);
        }
        if (!Files.isWritable(existing)) {
            throw UserException.environment(
                    "Cannot write to --out " + out + ": no permission to write in " + existing
                            + ".\nName another folder, or change its permissions.",
                    null);
        }
    }

    /**
     * Creates the folder of a run that starts now.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static RunFolder create(Path out, String task, LocalDateTime now) {
        try {
            Files.createDirectories(out);
            return new RunFolder(out, freshFolder(out, TIME.format(now) + "-" + task), task);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    // Two runs may start within one second.
    private static Path freshFolder(Path out, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectory(out.resolve(attempt == 1 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    private static UserException unwritable(Path path, IOException e) {
        return UserException.environment(
                "Cannot write results to " + path + ": " + e + ".\nFree some space or name another folder with --out.",
                e);
    }

    /**
     * The run's name in every row.
     *
     * @return the folder's name
     */
    public String runId() {
        return folder.getFileName().toString();
    }

    /**
     * Where the run's files are.
     *
     * @return the folder
     */
    public Path path() {
        return folder;
    }

    /**
     * Writes a JSON file.
     *
     * @param name file name
     * @param content anything Jackson can write
     * @throws UserException with code 4 if it cannot be written
     */
    public void json(String name, Object content) {
        try {
            AtomicFiles.write(
                    folder.resolve(name), (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    /**
     * Adds a line to epochs.csv.
     *
     * @param row the line
     * @throws UserException with code 4 if it cannot be written
     */
    public void add(EpochRow row) {
        try {
            epochs.add(row);
        } catch (IOException e) {
            throw unwritable(folder.resolve(EPOCHS), e);
        }
    }

    /**
     * Adds a line to comparison.csv.
     *
     * @param row the line
     * @throws UserException with code 4 if it cannot be written
     */
    public void add(ComparisonRow row) {
        try {
            comparison.add(row);
        } catch (IOException e) {
            throw unwritable(folder.resolve(COMPARISON), e);
        }
    }

    /**
     * Replaces {@code OUT/TASK.csv} and {@code OUT/TASK-epochs.csv} by this run's files.
     *
     * @return one warning for each that could not be replaced, for example because a spreadsheet holds it
     */
    public List<String> publish() {
        List<String> warnings = new ArrayList<>();
        copy(COMPARISON, comparisonCopy(), warnings);
        copy(EPOCHS, out.resolve(task + "-epochs.csv"), warnings);
        return warnings;
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return {@code OUT/TASK.csv}
     */
    public Path comparisonCopy() {
        return out.resolve(task + ".csv");
    }

    private void copy(String name, Path target, List<String> warnings) {
        try {
            AtomicFiles.write(target, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            warnings.add("Could not replace " + target + " (" + e
                    + "): is it open in a spreadsheet?\nThe same table is in " + folder.resolve(name) + ".");
        }
    }

    @Override
    public void close() {
        try (epochs;
                comparison) {
            // Every row was flushed when it was added.
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }
}
