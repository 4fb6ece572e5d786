package backproplab.experiments.cli.check;

import backproplab.check.trial.Subjects;
import backproplab.experiments.grade.Limits;
import backproplab.experiments.grade.Rubric;
import backproplab.experiments.grade.RubricFile;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of grading what many have handed in. */
public final class GradeOptions {
    /** Where everybody's folders are. */
    static final String SUBMISSIONS = "--submissions";

    private static final String RUBRIC = "--rubric";
    private static final String TIME = "--time-limit";
    private static final String MEMORY = "--memory-limit";
    private static final String PARALLEL = "--parallel";
    private static final String NO_REPORT = "--no-report";
    private static final int SECONDS = 30;
    private static final int MOST_SECONDS = 3600;
    private static final int MEGABYTES = 256;
    private static final int LEAST_MEGABYTES = 64;
    private static final int MOST_MEGABYTES = 65_536;
    private static final int MOST_AT_A_TIME = 256;

    @Option(
            names = SUBMISSIONS,
            paramLabel = "DIR",
            description = "Grade what many have handed in: a folder with a folder, a .zip or a .jar for each student.")
    private Path submissions;

    @Option(
            names = RUBRIC,
            paramLabel = "FILE",
            description = "Classes and points in YAML (default: that of docs/check-template).")
    private Path rubric;

    @Option(names = TIME, paramLabel = "S", description = "Seconds for each check (default: " + SECONDS + ").")
    private Integer seconds;

    @Option(names = MEMORY, paramLabel = "MB", description = "Heap for a submission (default: " + MEGABYTES + ").")
    private Integer megabytes;

    @Option(names = NO_REPORT, description = "Draw no pages of students and class.")
    private boolean noReport;

    @Option(names = PARALLEL, paramLabel = "N", description = "Submissions at a time (default: one for each core).")
    private Integer parallel;

    /**
     * The folder of submissions.
     *
     * @param classes those named on the command line
     * @return empty if nothing is to be graded
     * @throws OptionException if other options of grading were given without it, or
     *     classes with it
     */
    Optional<Path> submissions(List<String> classes) {
        if (submissions != null && !classes.isEmpty()) {
            throw new OptionException(
                    SUBMISSIONS + " takes its classes from the rubric, not from the command: " + classes.get(0)
                            + ".\nLeave out the class, or " + SUBMISSIONS + ".",
                    SUBMISSIONS);
        }
        Map<String, Object> others = new LinkedHashMap<>();
        others.put(RUBRIC, rubric);
        others.put(MEMORY, megabytes);
        others.put(PARALLEL, parallel);
        others.put(NO_REPORT, noReport ? true : null);
        others.forEach((name, value) -> Ranges.used(
                name,
                value,
                submissions != null,
                " has no effect without " + SUBMISSIONS + ".\nAdd " + SUBMISSIONS + " DIR, or leave it out.",
                SUBMISSIONS));
        return Optional.ofNullable(submissions);
    }

    /**
     * What is checked, and what it is worth.
     *
     * @return the rubric given, or that of the template
     */
    Rubric rubric() {
        return rubric == null ? RubricFile.standard(Subjects.all()) : RubricFile.read(rubric, Subjects.all());
    }

    /**
     * What a check may take.
     *
     * @return time
     */
    Duration time() {
        return Duration.ofSeconds(seconds == null ? SECONDS : Ranges.between(TIME, 1, MOST_SECONDS, seconds));
    }

    /**
     * What a submission may take.
     *
     * @return time and memory
     */
    Limits limits() {
        int memory = megabytes == null ? MEGABYTES : Ranges.between(MEMORY, LEAST_MEGABYTES, MOST_MEGABYTES, megabytes);
        return new Limits(time(), memory);
    }

    /**
     * How many at a time.
     *
     * @return at least 1
     */
    int parallel() {
        return parallel == null
                ? Runtime.getRuntime().availableProcessors()
                : Ranges.between(PARALLEL, 1, MOST_AT_A_TIME, parallel);
    }

    /**
     * Whether pages are drawn.
     *
     * @return whether nobody said --no-report
     */
    boolean report() {
        return !noReport;
    }

    /** All of them for config.json. */
    Map<String, Object> config() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("submissions", submissions.toString());
        values.put("rubric", rubric == null ? "" : rubric.toString());
        values.put("time_limit_s", limits().time().toSeconds());
        values.put("memory_limit_mb", limits().megabytes());
        values.put("parallel", parallel());
        return values;
    }
}
