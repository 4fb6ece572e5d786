package backproplab.check.alone;

import backproplab.check.Check;
import backproplab.check.own.OwnPart;
import backproplab.check.own.OwnParts;
import backproplab.check.own.PartException;
import backproplab.check.print.Case;
import backproplab.check.print.CasePrint;
import backproplab.check.trial.Thrown;
import backproplab.check.verdict.CheckResult;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The program of a check in a JVM of its own: reads a {@link Request}, compiles, checks task after task, and writes an {@link Answer} for
 * each. It does not end by itself, but as soon as its input does: so it never outlives whoever started it.
 *
 * <p>What the classes of the submission print is kept apart from the answers, and the secret is in no field that they could reach.
 */
public final class Alone {
    /** A page or two on paper. */
    private static final int MOST_LINES = 150;

    private Alone() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException if the request or an answer is cut off
     */
    public static void main(String... arguments) throws IOException {
        PrintStream answers = System.out;
        InputStream input = System.in;
        KeptOutput printed = new KeptOutput();
        System.setOut(printed.stream());
        System.setErr(printed.stream());
        System.setIn(InputStream.nullInputStream());
        Request request = Request.read(new DataInputStream(input));
        endWith(input);
        answer(request, new AnswerWriter(answers, request.secret()), printed);
        waitForTheEnd();
    }

    private static void answer(Request request, AnswerWriter answers, KeptOutput printed) throws IOException {
        Compiled compiled = SourceCompiler.compile(request.sources());
        Map<String, byte[]> classes = new HashMap<>(request.classes());
        classes.putAll(compiled.classes());
        SubmissionLoader loader = new SubmissionLoader(classes);
        Thread.currentThread().setContextClassLoader(loader);
        answers.ready();
        for (Request.Task task : request.tasks()) {
            Answer answer = answer(task, compiled, loader, printed);
            // A submission may have interrupted the thread that it was called on.
            Thread.interrupted();
            answers.write(answer);
        }
    }

    private static Answer answer(Request.Task task, Compiled compiled, SubmissionLoader loader, KeptOutput printed) {
        List<String> names = loader.named(task.className());
        if (names.isEmpty() && !compiled.problems().isEmpty()) {
            return Answer.refused(Answer.Outcome.NOT_COMPILED, compiled.first(task.className()), "");
        }
        if (names.size() != 1) {
            return Answer.refused(
                    Answer.Outcome.NO_PART,
                    names.isEmpty()
                            ? "There is no class " + task.className() + "."
                            : "There are several classes " + task.className() + ": " + String.join(", ", names) + ".",
                    "");
        }
        FutureTask<Answer> check = new FutureTask<>(() -> checked(part(task.check(), names.get(0), loader)));
        check.run();
        try {
            Answer answer = check.get();
            return new Answer(answer.outcome(), answer.words(), answer.result(), answer.matrices(), printed.take());
        } catch (ExecutionException e) {
            return e.getCause() instanceof PartException refused
                    ? Answer.refused(Answer.Outcome.NO_PART, refused.getMessage(), printed.take())
                    : thrown(names.get(0), task, e.getCause(), printed);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OwnPart part(String check, String className, SubmissionLoader loader) {
        return OwnParts.load(className, Optional.of(check), loader).stream()
                .filter(part -> part.subject().name().equals(check))
                .findFirst()
                .orElseThrow(() -> new PartException(className + " is no " + check + "."));
    }

    private static Answer checked(OwnPart part) {
        CheckResult result = Check.of(part);
        return new Answer(Answer.Outcome.CHECKED, "", Optional.of(result), numbers(part, result), "");
    }

    /** A submission may throw anything, and some of it goes through every guard. */
    private static Answer thrown(String className, Request.Task task, Throwable thrown, KeptOutput printed) {
        CheckResult result = new CheckResult(
                className, task.check(), List.of(), List.of(), List.of(), Optional.of(Thrown.words(thrown)));
        return new Answer(Answer.Outcome.CHECKED, "", Optional.of(result), List.of(), printed.take());
    }

    /** The first case on which something is wrong, in numbers. */
    private static List<String> numbers(OwnPart part, CheckResult result) {
        return result.findings().stream()
                .filter(finding -> !finding.right())
                .findFirst()
                .flatMap(finding -> Case.of(part.subject(), finding.fixture()))
                .map(wrong ->
                        CasePrint.lines(wrong, part).stream().limit(MOST_LINES).toList())
                .orElse(List.of());
    }

    /** Ends this process when nobody holds the other end of its input any more, whatever else runs in it. */
    private static void endWith(InputStream input) {
        // In the topmost group, whose threads a confined submission cannot touch.
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread watch = new Thread(
                top,
                () -> {
                    try {
                        while (input.read() >= 0) {
                            // Nothing is expected.
                            continue;
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        Runtime.getRuntime().halt(0);
                    }
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.setPriority(Thread.MAX_PRIORITY);
        watch.start();
    }

    private static void waitForTheEnd() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // Only by threads of the submission.
                continue;
            }
        }
    }
}
