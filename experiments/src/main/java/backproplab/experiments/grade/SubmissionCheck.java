package backproplab.experiments.grade;

import backproplab.check.alone.Request;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Checks one submission by a rubric: in a child, and in another one for the rest when a check has ended the first. */
final class SubmissionCheck {
    /** With a second before the next one, doubled each time, as long as the usual limit of a check. */
    private static final int ATTEMPTS = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Rubric rubric;
    private final Limits limits;
    private final Confinement confinement;
    private final Children children;
    private final Duration pause;

    /**
     * Checks by a rubric.
     *
     * @param rubric what is checked
     * @param limits what each may take
     * @param confinement how each is kept from doing harm
     * @param children starts each Java
     * @param pause before a Java that could not be started is tried again, doubled each time
     */
    SubmissionCheck(Rubric rubric, Limits limits, Confinement confinement, Children children, Duration pause) {
        this.rubric = rubric;
        this.limits = limits;
        this.confinement = confinement;
        this.children = children;
        this.pause = pause;
    }

    /**
     * Grades it.
     *
     * @param submission what was handed in
     * @return a grade for each line, whatever happens
     * @throws InterruptedException if this thread is to end
     * @throws UserException with code 4 if no Java at all can be started
     */
    GradedSubmission grade(Submission submission) throws InterruptedException {
        SubmittedFiles files;
        try {
            files = SubmittedFiles.read(submission.path());
        } catch (UnreadableException e) {
            return same(submission, Verdict.UNREADABLE, e.getMessage());
        }
        if (files.sources().isEmpty() && files.classes().isEmpty()) {
            return same(submission, Verdict.NO_CLASS, "There is no Java source and no .jar with classes in it.");
        }
        List<Grade> grades = new ArrayList<>();
        while (grades.size() < rubric.lines().size()) {
            List<Rubric.Line> rest =
                    rubric.lines().subList(grades.size(), rubric.lines().size());
            try {
                grades.addAll(some(rest, files));
            } catch (IOException e) {
                grades.addAll(all(rest, Verdict.ENDED, notStarted(e)));
            }
        }
        return new GradedSubmission(submission.student(), grades);
    }

    private GradedSubmission same(Submission submission, Verdict verdict, String hint) {
        return new GradedSubmission(submission.student(), all(rubric.lines(), verdict, hint));
    }

    private static List<Grade> all(List<Rubric.Line> lines, Verdict verdict, String hint) {
        return lines.stream().map(line -> Grade.none(line, verdict, hint, 0)).toList();
    }

    /** Grades at least the first of some lines. */
    private List<Grade> some(List<Rubric.Line> lines, SubmittedFiles files) throws IOException, InterruptedException {
        Request request = new Request(
                secret(),
                lines.stream()
                        .map(line -> new Request.Task(line.check(), line.className()))
                        .toList(),
                files.sources(),
                files.classes());
        try (ChildCheck child = start(request)) {
            return grades(lines, child);
        }
    }

    /** Others that take all processes or threads of the system lose them again when their time is over. */
    private ChildCheck start(Request request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return ChildCheck.start(children, request, limits, confinement);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            Thread.sleep(pause.toMillis() << (attempt - 1));
        }
    }

    private String notStarted(IOException e) {
        String why = Quoted.of(String.valueOf(e.getMessage()));
        if (!children.begun()) {
            throw UserException.environment(
                    "Cannot start another Java: " + why + ".\nIs there memory left? Try --parallel 1.", e);
        }
        return "No Java could be started for it: " + why
                + ".\nDoes another submission start threads or processes without end? Grade this one again without it.";
    }

    private List<Grade> grades(List<Rubric.Line> lines, ChildCheck child) throws InterruptedException {
        Reply ready = child.next(limits.toCompile());
        if (!(ready instanceof Reply.Ready)) {
            Grade first = grade(lines.get(0), ready, limits.toCompile().toSeconds(), 0);
            return all(lines, first.verdict(), first.hint() + "\nIt happened before any check, while it was compiled.");
        }
        List<Grade> grades = new ArrayList<>();
        for (Rubric.Line line : lines) {
            long begin = System.nanoTime();
            Reply reply = child.next(limits.time());
            grades.add(grade(line, reply, limits.time().toSeconds(), (System.nanoTime() - begin) / 1e9));
            if (!(reply instanceof Reply.Answered)) {
                return grades;
            }
        }
        return grades;
    }

    private Grade grade(Rubric.Line line, Reply reply, long limit, double seconds) {
        if (reply instanceof Reply.Answered answered) {
            return Grading.of(line, answered.answer(), seconds);
        }
        if (reply instanceof Reply.Ended ended) {
            return ended.outOfMemory()
                    ? Grade.none(
                            line,
                            Verdict.OUT_OF_MEMORY,
                            String.format(Locale.ROOT, "It wants more than %d MB of memory.", limits.megabytes()),
                            seconds)
                    : Grade.none(line, Verdict.ENDED, ended.words(), seconds);
        }
        return Grade.none(
                line,
                Verdict.OUT_OF_TIME,
                String.format(Locale.ROOT, "It did not end within %d s: does a loop never end?", limit),
                seconds);
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
