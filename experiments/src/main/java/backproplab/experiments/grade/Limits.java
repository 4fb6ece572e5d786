package backproplab.experiments.grade;

import java.time.Duration;

/**
 * What a submission may take.
 *
 * @param time for each check
 * @param megabytes of heap
 */
public record Limits(Duration time, int megabytes) {
    /** Reading and compiling take a while on a machine that does much else, whatever a check may take. */
    private static final Duration LEAST_TO_COMPILE = Duration.ofSeconds(30);

    /**
     * The same for starting and compiling.
     *
     * @return at least half a minute
     */
    Duration toCompile() {
        return time.compareTo(LEAST_TO_COMPILE) > 0 ? time : LEAST_TO_COMPILE;
    }
}
