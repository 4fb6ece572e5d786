package backproplab.report.section;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import java.util.List;
import java.util.Map;

/** What engines are called on the page, and how they look in every chart of it. */
public final class EngineName {
    /** The token of the engine by hand: {@value}. */
    public static final String MANUAL = "manual";
    /** The token of Deeplearning4j: {@value}. */
    public static final String DL4J = "dl4j";

    private static final Map<String, String> NAMES = Map.of(
            MANUAL,
            "by hand",
            DL4J,
            "Deeplearning4j",
            "dl4j-cuda",
            "Deeplearning4j on the GPU",
            "loops",
            "textbook loops",
            "manual-scalar",
            "by hand, no SIMD",
            "dl4j-default",
            "DL4J as it comes",
            "pytorch",
            "PyTorch");
    private static final Map<String, Integer> INKS =
            Map.of(MANUAL, 0, DL4J, 1, "dl4j-cuda", 2, "loops", 3, "dl4j-default", 4, "manual-scalar", 5, "pytorch", 6);
    private static final int UNKNOWN = 5;

    private EngineName() {}

    /**
     * For people.
     *
     * @param token of an engine
     * @return its name; an engine of somebody else has its token
     */
    public static String of(String token) {
        return NAMES.getOrDefault(token, token);
    }

    /**
     * Where there is little room.
     *
     * @param token of an engine
     * @return its name, abbreviated
     */
    public static String brief(String token) {
        return of(token).replace("Deeplearning4j", "DL4J");
    }

    /**
     * How it looks.
     *
     * @param token of an engine
     * @return the same in every chart
     */
    public static Ink ink(String token) {
        return new Ink(INKS.getOrDefault(token, UNKNOWN));
    }

    /**
     * A legend of engines.
     *
     * @param tokens of engines
     * @param line whether marks are joined by lines
     * @return a line each; empty where there is but the engine by hand
     */
    public static List<Drawing.Key> legend(List<String> tokens, boolean line) {
        return tokens.size() < 2 && tokens.contains(MANUAL) && !line
                ? List.of()
                : tokens.stream()
                        .map(token -> new Drawing.Key(ink(token), of(token), line))
                        .toList();
    }
}
