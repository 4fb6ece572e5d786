package backproplab.experiments.search;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A whole number, each as likely as the others.
 *
 * @param low smallest
 * @param high largest
 * @param points how many of them a grid has, evenly spaced; 0 for all
 */
public record IntRange(int low, int high, int points) implements Values {
    /** What the text begins with: {@value}. */
    public static final String KIND = "int";

    @Override
    public String draw(double unit) {
        return Long.toString(low + (long) StrictMath.floor(unit * count()));
    }

    /** How many numbers there are. */
    private long count() {
        return (long) high - low + 1;
    }

    @Override
    public List<String> grid() {
        long all = points == 0 ? count() : Math.min(points, count());
        int size = (int) Math.min(Space.MOST_TRIALS + 1L, all);
        if (size == 1) {
            return List.of(Integer.toString(low));
        }
        double step = ((double) high - low) / (all - 1);
        return IntStream.range(0, size)
                .mapToObj(i -> Long.toString(Math.round(low + i * step)))
                .distinct()
                .toList();
    }

    @Override
    public boolean hasPoints() {
        return points > 0;
    }

    @Override
    public String text() {
        return KIND + ":" + low + ":" + high + (points > 0 ? ":" + points : "");
    }
}
