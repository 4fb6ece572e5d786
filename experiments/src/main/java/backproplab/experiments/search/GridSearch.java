package backproplab.experiments.search;

import backproplab.files.failure.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All combinations; the last option changes fastest. */
public record GridSearch() implements SearchMethod {
    /** What the user types: {@value}. */
    public static final String TOKEN = "grid";

    @Override
    public String token() {
        return TOKEN;
    }

    @Override
    public List<Trial> trials(Space space) {
        List<List<String>> axes = new ArrayList<>();
        long count = 1;
        for (Dimension dimension : space.dimensions()) {
            List<String> values = dimension.values().grid();
            if (values.isEmpty()) {
                throw UserException.usage("A grid needs a number of points for " + dimension.name() + ".\nWrite "
                        + dimension.text() + ":POINTS, or use --method random.");
            }
            axes.add(values);
            count = Math.min(Integer.MAX_VALUE, count * values.size());
        }
        if (count > Space.MOST_TRIALS) {
            throw UserException.usage(String.format(
                    Locale.ROOT,
                    "The grid has %s%,d combinations; at most %,d are possible.\nUse fewer values, or --method random.",
                    count == Integer.MAX_VALUE ? "more than " : "",
                    count,
                    Space.MOST_TRIALS));
        }
        List<Trial> trials = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            trials.add(trial(space.names(), axes, index));
        }
        return trials;
    }

    /** The index is a number whose digits choose along the axes. */
    private static Trial trial(List<String> names, List<List<String>> axes, int index) {
        String[] chosen = new String[axes.size()];
        int rest = index;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            List<String> values = axes.get(axis);
            chosen[axis] = values.get(rest % values.size());
            rest /= values.size();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int axis = 0; axis < chosen.length; axis++) {
            values.put(names.get(axis), chosen[axis]);
        }
        return new Trial(index + 1, values);
    }
}
