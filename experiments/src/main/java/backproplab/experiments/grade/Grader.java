package backproplab.experiments.grade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Grades many submissions, some at a time.
 *
 * @param rubric what is checked, and what it is worth
 * @param limits what each may take
 * @param confinement how each is kept from doing harm
 * @param parallel how many at a time
 */
public record Grader(Rubric rubric, Limits limits, Confinement confinement, int parallel) {
    /** A killed process is gone in a moment. */
    private static final int END_SECONDS = 10;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Grades all; when this returns or throws, no child is left.
     *
     * @param submissions in the order in which they are heard of
     * @param listener hears of each as soon as it and all before it are graded
     * @return the same
     * @throws InterruptedException if this thread is to end
     */
    public List<GradedSubmission> grade(List<Submission> submissions, Consumer<GradedSubmission> listener)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(parallel, submissions.size()));
        try (Children children = new Children(ProcessBuilder::start)) {
            SubmissionCheck check = new SubmissionCheck(rubric, limits, confinement, children, PAUSE);
            List<Future<GradedSubmission>> futures = new ArrayList<>();
            for (Submission submission : submissions) {
                futures.add(workers.submit(() -> check.grade(submission)));
            }
            List<GradedSubmission> graded = new ArrayList<>();
            for (Future<GradedSubmission> future : futures) {
                GradedSubmission one = future.get();
                graded.add(one);
                listener.accept(one);
            }
            return graded;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        }
    }
}
