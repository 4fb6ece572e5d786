package backproplab.experiments.cli.check;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.grade.Confinement;
import backproplab.experiments.grade.GradeFiles;
import backproplab.experiments.grade.GradedSubmission;
import backproplab.experiments.grade.Grader;
import backproplab.experiments.grade.Points;
import backproplab.experiments.grade.Rubric;
import backproplab.experiments.grade.Submission;
import backproplab.experiments.grade.Submissions;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.GradeRow;
import backproplab.experiments.results.TableFolder;
import backproplab.files.disk.OutFolder;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Check --submissions: grades a class and tells how it stands. */
final class GradeJob {
    private static final String TOKEN = "grades";

    private final Screen screen;
    private final GradeOptions options;
    private final Path out;
    private final Confinement confinement;

    /**
     * A job.
     *
     * @param screen where everything is told
     * @param options what is wanted
     * @param out where results go
     */
    GradeJob(Screen screen, GradeOptions options, Path out) {
        this.screen = screen;
        this.options = options;
        this.out = out;
        confinement = Confinement.here();
    }

    /**
     * Grades all.
     *
     * @param folder the submissions
     * @param arguments what was typed, for config.json
     * @return 0, whatever the points are
     * @throws UserException with code 2 for the rubric, 3 for the submissions, 4 if nothing can be written
     */
    int grade(Path folder, List<String> arguments) {
        Rubric rubric = options.rubric();
        List<Submission> submissions = Submissions.find(folder);
        Grader grader = new Grader(rubric, options.limits(), confinement, options.parallel());
        OutFolder.probe(out);
        screen.line(
                "Submissions: %d in %s; %d checks, %s points; %d at a time; results in %s",
                submissions.size(),
                folder,
                rubric.lines().size(),
                Points.words(rubric.points()),
                grader.parallel(),
                out);
        tellConfinement();
        long begin = System.nanoTime();
        try (TableFolder<GradeRow> results = TableFolder.grades(out, LocalDateTime.now(ZoneId.systemDefault()))) {
            results.json(FileNames.CONFIG, config(arguments));
            results.json(FileNames.ENVIRONMENT, Environment.read(List.of()));
            GradeFiles files = new GradeFiles(results, rubric, confinement, options.report());
            List<GradedSubmission> graded = run(grader, submissions, files);
            Optional<Path> page = files.finish();
            results.publish().forEach(screen::warning);
            conclude(graded, rubric, (System.nanoTime() - begin) / 1e9);
            screen.line("Table: %s    kept in %s", results.copy(), results.path());
            page.ifPresent(file -> screen.line("Pages, to open in a browser: %s", file));
            return ExitCode.OK.code();
        }
    }

    private void tellConfinement() {
        if (confinement.confined()) {
            screen.line("%s", confinement.words());
        } else {
            screen.warning(confinement.words());
        }
    }

    private List<GradedSubmission> run(Grader grader, List<Submission> submissions, GradeFiles files) {
        double all = grader.rubric().points();
        int[] done = {0};
        try {
            return grader.grade(submissions, one -> {
                files.add(one);
                screen.row(
                        "Check | %d of %d | %s | %s of %s points%s",
                        ++done[0],
                        submissions.size(),
                        Quoted.of(one.student()),
                        Points.words(one.points()),
                        Points.words(all),
                        one.notRight().isEmpty() ? "" : " | " + one.notRight());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.environment("Interrupted while submissions were checked.", e);
        }
    }

    private void conclude(List<GradedSubmission> graded, Rubric rubric, double seconds) {
        double mean =
                graded.stream().mapToDouble(GradedSubmission::points).average().orElse(0);
        screen.line("");
        screen.line("On average %.1f of %s points; %s", mean, Points.words(rubric.points()), Words.duration(seconds));
    }

    private Map<String, Object> config(List<String> arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", TOKEN);
        values.put("arguments", arguments);
        values.putAll(options.config());
        values.put("confined", confinement.confined());
        values.put("out", out.toString());
        return values;
    }
}
