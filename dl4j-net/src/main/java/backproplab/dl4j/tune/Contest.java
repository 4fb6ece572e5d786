package backproplab.dl4j.tune;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Times settings against each other by their fastest steps. Other work on a machine only ever makes a step slower, so a minimum is reached again where a mean or
 * a median is not; and because the settings take turns, a slow second hits all of them.
 */
public final class Contest {

    private static final int ROUNDS = 3;
    private static final int MIN_STEPS = 3;
    private static final long NANOS_PER_TURN = 100_000_000;

    /** From here on a step is so long that neither noise nor the compiler weighs much in it: two a turn, without warm-up. */
    private static final long SLOW_STEP_NANOS = 300_000_000;

    /** What is slower than the best by this factor after a round leaves. */
    private static final double HOPELESS = 2;

    private static final double NANOS_PER_MS = 1e6;

    private Contest() {}

    /**
     * Three rounds, in each of which every setting that may still win has a turn: two steps to warm up, then 0.1 s of steps and at least three; of slow steps, two, since a setting's first step pays for memory, buffers and threads that later ones find.
     *
     * @param settings what to compare
     * @param apply    puts a setting in force
     * @param step     makes a step and answers with its nanoseconds
     * @param <S>      type of setting
     * @return milliseconds of the fastest step by setting, in the order given
     */
    public static <S> Map<S, Double> rounds(Collection<S> settings, Consumer<S> apply, LongSupplier step) {
        Map<S, Double> fastest = new LinkedHashMap<>();
        List<S> left = new ArrayList<>(settings);
        for (int round = 0; round < ROUNDS; round++) {
            for (S setting : left) {
                apply.accept(setting);
                fastest.merge(setting, turn(step), Math::min);
            }
            double best = fastest.get(best(fastest));
            left.removeIf(setting -> fastest.get(setting) > HOPELESS * best);
        }
        return fastest;
    }

    /**
     * One turn.
     *
     * @param step makes a step and answers with its nanoseconds
     * @return milliseconds of the fastest step
     */
    public static double turn(LongSupplier step) {
        long warm = Math.min(step.getAsLong(), step.getAsLong());
        if (warm > SLOW_STEP_NANOS) {
            return warm / NANOS_PER_MS;
        }
        long fastest = Long.MAX_VALUE;
        long spent = 0;
        for (int count = 0; count < MIN_STEPS || spent < NANOS_PER_TURN; count++) {
            long nanos = step.getAsLong();
            spent += nanos;
            fastest = Math.min(fastest, nanos);
        }
        return fastest / NANOS_PER_MS;
    }

    /**
     * The winner.
     *
     * @param milliseconds at least one setting
     * @param <S>          type of setting
     * @return the one with the smallest time, of equals the first
     */
    public static <S> S best(Map<S, Double> milliseconds) {
        return ranked(milliseconds).get(0);
    }

    /**
     * The winner and who follows it.
     *
     * @param milliseconds time by setting
     * @param <S>          type of setting
     * @return every setting, the smallest time first, equals in the order given
     */
    public static <S> List<S> ranked(Map<S, Double> milliseconds) {
        return milliseconds.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
