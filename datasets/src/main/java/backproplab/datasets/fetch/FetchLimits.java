package backproplab.datasets.fetch;

import java.time.Duration;

/**
 * How long a download may keep silent.
 *
 * @param connect to open a connection to a mirror
 * @param firstByte from asking a mirror until its answer begins
 * @param stall between two pieces of a file
 * @param impatient to the very first answer from any mirror, all mirrors together, where real data would be nice but are not needed
 */
public record FetchLimits(Duration connect, Duration firstByte, Duration stall, Duration impatient) {
    /** Seconds, in the order above: 5, 15, 20, 10. */
    public static final FetchLimits DEFAULT = new FetchLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(10));
}
