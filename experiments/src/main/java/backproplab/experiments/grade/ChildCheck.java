package backproplab.experiments.grade;

import backproplab.check.alone.Alone;
import backproplab.check.alone.AnswerReader;
import backproplab.check.alone.Request;
import backproplab.files.disk.TemporaryFolder;
import backproplab.files.failure.Quoted;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One Java that checks a submission, from here: what is sent to it, and what is heard of it. */
final class ChildCheck implements AutoCloseable {
    /** Enough for what Java says when it cannot start. */
    private static final int KEPT = 2048;

    private static final String NO_MEMORY = "Terminating due to java.lang.OutOfMemoryError";
    /** What decides how names of files are read; nothing else of the teacher's environment is for a submission. */
    private static final List<String> ENVIRONMENT = List.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    private final Children children;
    private final Process process;
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final StringBuffer said = new StringBuffer();
    private final Thread errors;
    private final Thread talk;

    private ChildCheck(Children children, Process process, Request request) {
        this.children = children;
        this.process = process;
        errors = new Thread(this::keepBeginning, "child-errors");
        talk = new Thread(() -> talk(request), "child-answers");
        errors.setDaemon(true);
        talk.setDaemon(true);
        errors.start();
        talk.start();
    }

    /**
     * Starts one.
     *
     * @param children takes care that it ends
     * @param request what it is to do
     * @param limits what it may take
     * @param confinement how it is kept from doing harm
     * @return the child, to be closed
     * @throws IOException if the system does not let it, as where another submission starts threads without end
     * @throws InterruptedException if all is ending
     */
    static ChildCheck start(Children children, Request request, Limits limits, Confinement confinement)
            throws IOException, InterruptedException {
        children.checkOpen();
        TemporaryFolder folder = TemporaryFolder.create("backprop-lab-check");
        Process process = children.start(command(folder.path(), limits, confinement), folder);
        try {
            return new ChildCheck(children, process, request);
        } catch (OutOfMemoryError e) {
            // There was no room for threads of our own.
            children.end(process);
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ProcessBuilder command(Path folder, Limits limits, Confinement confinement) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + limits.megabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                // Whoever starts many short ones wants them started quickly.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                // Nothing is written beside the answers, and nobody looks in from outside.
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisableAttachMechanism",
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Duser.language=en",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder));
        command.addAll(confinement.flags());
        command.add(Alone.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder;
    }

    /**
     * Waits for what comes next.
     *
     * @param limit how long
     * @return what was heard, or that nothing was
     * @throws InterruptedException if this thread is to end
     */
    Reply next(Duration limit) throws InterruptedException {
        Reply reply = replies.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        return reply == null ? new Reply.Silent() : reply;
    }

    private void talk(Request request) {
        try {
            // Left open: the child ends when this end is gone.
            request.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
            AnswerReader answers =
                    new AnswerReader(new BufferedInputStream(process.getInputStream()), request.secret());
            answers.ready();
            replies.add(new Reply.Ready());
            for (int i = 0; i < request.tasks().size(); i++) {
                replies.add(new Reply.Answered(answers.next()));
            }
        } catch (IOException e) {
            replies.add(ended());
        }
    }

    private Reply ended() {
        try {
            // An end of its answers may be a moment before the end of the process.
            boolean gone = process.waitFor(1, TimeUnit.SECONDS);
            errors.join(TimeUnit.SECONDS.toMillis(1));
            String text = said.toString();
            if (text.contains(NO_MEMORY)) {
                return new Reply.Ended(true, "");
            }
            String first = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("WARNING"))
                    .findFirst()
                    .map(line -> ": " + Quoted.of(line))
                    .orElse("");
            return new Reply.Ended(
                    false,
                    gone
                            ? "Its Java ended with code " + process.exitValue() + " before the check was over" + first
                                    + "."
                            : "It wrote where the answers of the check are read.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Ended(false, "Its Java was stopped.");
        }
    }

    /** All of it must be read, or the child would wait. */
    private void keepBeginning() {
        byte[] buffer = new byte[KEPT];
        try (InputStream in = process.getErrorStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (said.length() < KEPT) {
                    said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            said.append(' ');
        }
    }

    /** Ends it with all that it has started. */
    @Override
    public void close() {
        talk.interrupt();
        children.end(process);
    }
}
