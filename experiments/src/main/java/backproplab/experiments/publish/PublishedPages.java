package backproplab.experiments.publish;

import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.LabTables;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the blocks of pages from published runs. What a block may be:
 *
 * <ul>
 *   <li>{@code figures REPORT RUN...}: a report's figures beside ours
 *   <li>{@code claims RUN}: how many claims hold, and which
 *   <li>{@code every-claim RUN}: each with its numbers
 *   <li>{@code claims-sentence RUN}: the same in a sentence
 *   <li>{@code directions RUN...}: of claims with one seed which way the difference points
 *   <li>{@code trainings RUN...}: the rows of a smaller preset, with what was smaller and the time they took
 *   <li>{@code epochs RUN...}: their learning curves, of runs that were cut off too
 *   <li>{@code sensitivity RUN...}: how far figures move over what is not stated
 *   <li>{@code summary}: the figures that {@value #SUMMARY} lists
 * </ul>
 */
public final class PublishedPages {
    /** The list of the first page's figures, beside the runs: {@value}. */
    public static final String SUMMARY = "summary.csv";

    private final Path published;
    private final Map<String, LabTables> read = new HashMap<>();
    private final Map<String, List<Map<String, String>>> comparisons = new HashMap<>();

    /**
     * Nothing is read yet.
     *
     * @param published the folder of published runs
     */
    public PublishedPages(Path published) {
        this.published = published;
    }

    /**
     * A page with its blocks as the runs have them.
     *
     * @param page the file
     * @return its new text, the same as its old one if nothing has drifted
     * @throws UserException with code 3 if a block, a run or the page cannot be read
     */
    public String rewritten(Path page) {
        try {
            return Page.rewritten(page.toString(), Files.readString(page), what -> block(page, what));
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + page + ": " + Reason.of(e) + ".\nStart Lab in the project's folder.", e);
        }
    }

    private String block(Path page, String what) {
        List<String> words = List.of(what.split(" "));
        return switch (words.get(0)) {
            case "figures" -> FigureTable.of(argument(page, what, words), runs(words.subList(2, words.size())));
            case "claims" -> ClaimTables.counts(run(argument(page, what, words)));
            case "every-claim" -> ClaimTables.all(run(argument(page, what, words)));
            case "claims-sentence" -> ClaimTables.sentence(run(argument(page, what, words)));
            case "directions" -> DirectionTable.of(runs(names(page, what, words)));
            case "trainings" -> TrainingTable.of(runs(names(page, what, words)), this::comparison);
            case "epochs" ->
                EpochTable.of(names(page, what, words).stream()
                        .flatMap(name -> plain(name, FileNames.EPOCHS).stream())
                        .toList());
            case "sensitivity" ->
                SensitivityTable.of(names(page, what, words).stream()
                        .flatMap(name -> LabTables.sensitivity(published.resolve(name)).stream())
                        .toList());
            case "summary" -> SummaryTable.of(LabTables.plain(published.resolve(SUMMARY)), this::run);
            default -> throw unknown(page, what);
        };
    }

    private static String argument(Path page, String what, List<String> words) {
        if (words.size() < 2) {
            throw unknown(page, what);
        }
        return words.get(1);
    }

    private static UserException unknown(Path page, String what) {
        return UserException.data(
                page + " has a block that nothing can fill: '" + what
                        + "'.\nKnown: figures REPORT RUN..., claims RUN, every-claim RUN, claims-sentence RUN, directions RUN..., trainings RUN..., epochs RUN..., sensitivity RUN..., summary.");
    }

    /** At least one run's. */
    private static List<String> names(Path page, String what, List<String> words) {
        argument(page, what, words);
        return words.subList(1, words.size());
    }

    private List<Map<String, String>> comparison(String run) {
        return comparisons.computeIfAbsent(run, name -> plain(name, FileNames.COMPARISON));
    }

    private List<Map<String, String>> plain(String run, String file) {
        return LabTables.plain(published.resolve(run).resolve(file));
    }

    private List<LabTables> runs(List<String> names) {
        return Stream.of(names.toArray(String[]::new)).map(this::run).toList();
    }

    private LabTables run(String name) {
        return read.computeIfAbsent(name, any -> LabTables.read(published.resolve(name)));
    }
}
