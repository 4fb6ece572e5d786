package backproplab.experiments.cli.screen;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The time that is left of all the work: short, beside every bar, and once a minute in a line. */
final class TimeLeftWords {
    private static final long NANOS_BETWEEN_LINES = 60_000_000_000L;

    private final LongSupplier clock;
    private String left = "";
    private long told;

    /**
     * The first line comes a minute from now.
     *
     * @param clock counts nanoseconds
     */
    TimeLeftWords(LongSupplier clock) {
        this.clock = clock;
        told = clock.getAsLong();
    }

    /** What there is to say now, if it is time to say it. */
    Optional<String> line(double seconds) {
        left = clockTime(seconds);
        if (seconds < 1 || clock.getAsLong() - told < NANOS_BETWEEN_LINES) {
            return Optional.empty();
        }
        told = clock.getAsLong();
        return Optional.of("Time left: about " + Words.duration(seconds));
    }

    /** As bars have it; empty if nothing is known. */
    String brief() {
        return left;
    }

    /** 95 becomes {@code 0:01:35}. */
    private static String clockTime(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
