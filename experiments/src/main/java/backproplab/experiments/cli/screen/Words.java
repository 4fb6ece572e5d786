package backproplab.experiments.cli.screen;

import backproplab.experiments.compare.Forecast;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Times and settings as people read them. */
public final class Words {
    private Words() {}

    /**
     * A time: 95 becomes {@code 1 min 35 s}.
     *
     * @param seconds the time
     * @return the two largest units; at least 1 s
     */
    public static String duration(double seconds) {
        Duration duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return Math.max(1, Math.round(seconds)) + " s";
    }

    /**
     * An estimate.
     *
     * @param forecast the estimate
     * @return how long it takes, and how long if other programs go on keeping the machine busy
     */
    public static String of(Forecast forecast) {
        return duration(forecast.seconds())
                + (forecast.busy()
                        ? "; " + duration(forecast.disturbed()) + " if this machine stays as busy as it is now"
                        : "");
    }

    /**
     * Settings in one line.
     *
     * @param values settings by name
     * @return names and values, separated by commas
     */
    public static String of(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
