package backproplab.experiments.train;

import java.util.Arrays;

/**
 * Times of training steps while code is being compiled: they fall, and say how long a step takes only once they have settled.
 *
 * <p>Steps are looked at in windows of a twentieth of the longest time, half a second of ten, and at least two steps. They have settled when
 * the median of a window is not below 0.9 of that of the window before and the compiler was busy for less than a tenth of it, or when the
 * next window would end after the longest time. The compiler is asked because on a busy machine times stand still while it is at work, and then fall to a third; it tells of a
 * compilation only when that has ended, so that a single long one can still be missed. Of every window the first half is left out: that is where most of the compiling happened.
 *
 * <p>Where other programs take the processor, a step lasts longer than it would; how long it lasts undisturbed is told by the processor's
 * time of the thread that makes it, and by the best window.
 */
final class StepTimes {
    private static final double WINDOWS = 20;
    private static final int LEAST_STEPS = 2;
    private static final double STILL_FASTER = 0.9;
    private static final double STILL_COMPILING = 0.1;
    private static final int CAPACITY = 1 << 16;

    private final double mostSeconds;
    private final double[] window = new double[CAPACITY];
    private final double[] processor = new double[CAPACITY];
    private int count;
    private double windowStarted;
    private double compiledBefore;
    private double first = Double.NaN;
    private double median = Double.POSITIVE_INFINITY;
    private double undisturbed = Double.POSITIVE_INFINITY;
    private boolean settled;

    /**
     * Waits for the first step.
     *
     * @param mostSeconds the longest time that is waited for them to settle
     */
    StepTimes(double mostSeconds) {
        this.mostSeconds = mostSeconds;
    }

    /**
     * Takes a step into account.
     *
     * @param seconds that the step took
     * @param cpu seconds of the processor that the thread had meanwhile; NaN if nobody knows
     * @param now seconds since the first step began; more than the sum of all steps, which wait for their data
     * @param compiled seconds of all compilations that have ended
     */
    void add(double seconds, double cpu, double now, double compiled) {
        if (Double.isNaN(first)) {
            first = seconds;
        }
        processor[count] = cpu;
        window[count++] = seconds;
        double took = now - windowStarted;
        if (count == CAPACITY || count >= LEAST_STEPS && took >= mostSeconds / WINDOWS) {
            double before = median;
            median = medianOfLaterHalf();
            undisturbed = Math.min(undisturbed, undisturbedInLaterHalf());
            boolean quiet = compiled - compiledBefore < STILL_COMPILING * took;
            settled = median >= STILL_FASTER * before && quiet || now + took > mostSeconds;
            count = 0;
            windowStarted = now;
            compiledBefore = compiled;
        }
    }

    /** Whether more steps would tell nothing new. */
    boolean settled() {
        return settled;
    }

    /** Seconds of the very first step; NaN if there was none. */
    double first() {
        return first;
    }

    /** Seconds of a step as of now; infinite if there was none. */
    double median() {
        return count == 0 ? median : Math.min(median, medianOfLaterHalf());
    }

    /** Seconds of a step as of now if nothing else ran on this machine, as far as that can be told; infinite if there was none. */
    double undisturbed() {
        return count == 0 ? undisturbed : Math.min(undisturbed, undisturbedInLaterHalf());
    }

    /** Clocks of processor time may tick slowly: a mean is closer than a median. */
    private double undisturbedInLaterHalf() {
        double cpu = Arrays.stream(processor, count / 2, count).average().orElseThrow();
        return cpu > 0 ? Math.min(cpu, medianOfLaterHalf()) : medianOfLaterHalf();
    }

    private double medianOfLaterHalf() {
        double[] later = Arrays.copyOfRange(window, count / 2, count);
        Arrays.sort(later);
        return later[later.length / 2];
    }
}
