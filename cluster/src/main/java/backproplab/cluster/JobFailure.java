package backproplab.cluster;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Spark says of a job that failed, in one line. Spark's own text is the story of the last attempt with every stack trace, for example
 * {@code Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 9) (pc2
 * executor 1): java.lang.IllegalStateException: no}.
 */
final class JobFailure {
    private static final Pattern LAST = Pattern.compile("\\(TID \\d+\\) \\((\\S+)(?: executor \\S+)?\\): ");
    /** Only then did the work itself fail: as often as it may, on every machine that is left to it, or with a result that cannot be fetched. */
    private static final Pattern TRIED = Pattern.compile("Task \\d+ in stage \\S+ failed \\d+ times"
            + "|cannot run anywhere due to node and executor|Exception while getting task result");

    private static final String CAUSE = "Caused by: ";
    private static final String DRIVER = "Driver stacktrace:";
    private static final Pattern LOST_EXECUTOR = Pattern.compile("ExecutorLostFailure \\(.*?\\)(?: Reason: (.*))?");
    private static final int LONGEST = 300;

    private JobFailure() {}

    /**
     * Whether the work failed, and not the connection that many pieces of work share.
     *
     * @param message of Spark's exception; null counts as empty
     * @return whether all attempts were made
     */
    static boolean ofTheWork(String message) {
        return message != null && TRIED.matcher(message).find();
    }

    /**
     * Finds the last cause.
     *
     * @param message of Spark's exception; null counts as empty
     * @return one line: the innermost cause and, where there is one, the machine
     */
    static String line(String message) {
        String text = message == null ? "" : message;
        int end = text.indexOf(DRIVER);
        String story = end < 0 ? text : text.substring(0, end);
        Matcher last = LAST.matcher(story);
        String host = "";
        while (last.find()) {
            host = " on " + last.group(1);
            story = story.substring(last.end());
            last.reset(story);
        }
        return shortened(cause(story)) + host;
    }

    private static String cause(String story) {
        List<String> lines = story.lines().map(String::strip).toList();
        String first =
                lines.stream().filter(line -> !line.isEmpty()).findFirst().orElse("no reason given");
        String innermost = lines.stream()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((before, after) -> after)
                .map(line -> line.substring(CAUSE.length()))
                .orElse(first);
        Matcher lost = LOST_EXECUTOR.matcher(innermost);
        if (lost.matches()) {
            return "the process that did it ended" + (lost.group(1) == null ? "" : " (" + lost.group(1) + ")");
        }
        return innermost;
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
