package backproplab.files.run;

import java.util.Arrays;

/** When times of training say something. */
public final class TrainingSeconds {
    /** The first second is spent compiling: {@value}. */
    public static final double LEAST = 2;

    private TrainingSeconds() {}

    /**
     * Whether the ratio of times says who is faster.
     *
     * @param seconds how long each trained; NaN of one that did not
     * @return false if one trained less than {@value #LEAST} seconds, or not at all
     */
    public static boolean comparable(double... seconds) {
        return Arrays.stream(seconds).allMatch(each -> each >= LEAST);
    }
}
