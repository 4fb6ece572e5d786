package backproplab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why executors end as soon as they start: nobody is told but the worker, which keeps what they wrote. */
final class ExecutorLog {
    private static final Pattern OLD_JAVA =
            Pattern.compile("UnsupportedClassVersionError|Unrecognized option: --add-|class file version");
    private static final Pattern ERROR = Pattern.compile("(?:^|\\s|\\.)\\w*(?:Exception|Error)\\b|^Error");

    private ExecutorLog() {}

    /**
     * Looks for an executor that ended.
     *
     * @param workers of the cluster
     * @param application this program, by Spark's name for it
     * @param deadline after which no more worker is asked
     * @return two lines; empty if no worker tells of any
     */
    static Optional<String> failure(List<MasterPage.Machine> workers, String application, Deadline deadline) {
        for (MasterPage.Machine worker : workers) {
            Optional<String> told = Pages.json(worker.page() + "/json/")
                    .flatMap(state -> last(state.path("finishedexecutors"), application))
                    .flatMap(number -> Pages.text(
                            worker.page() + "/log/?appId=" + application + "&executorId=" + number + "&logType=stderr"))
                    .map(log -> words(worker.host(), log));
            if (told.isPresent() || deadline.leftMillis() <= 0) {
                return told;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> last(JsonNode finished, String application) {
        Optional<String> number = Optional.empty();
        for (JsonNode executor : finished) {
            if (executor.path("appid").asText().equals(application)) {
                number = Optional.of(executor.path("id").asText());
            }
        }
        return number;
    }

    static String words(String host, String log) {
        if (OLD_JAVA.matcher(log).find()) {
            return "The worker on " + host + " starts its processes with a Java that is too old for this program."
                    + "\nSet JAVA_HOME to a Java 17 or newer there, and start the worker again.";
        }
        List<String> lines =
                log.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String line = lines.stream()
                .filter(one -> ERROR.matcher(one).find())
                .reduce((before, after) -> after)
                .orElse(lines.isEmpty() ? "it left no words" : lines.get(lines.size() - 1));
        return "Processes on " + host + " end as soon as they start: " + line
                + "\nThe worker's page shows all that they wrote.";
    }
}
