package backproplab.datasets.source;

import java.util.List;

/** The skeletons of the ten glyphs: strokes of control points {x, y} in the square -1..1, y downwards. Strokes are smooth, corners are where two meet. */
final class GlyphShapes {
    private static final double[][][][] STROKES = {
        {{{0, -1}, {0.6, -0.65}, {0.7, 0}, {0.6, 0.65}, {0, 1}, {-0.6, 0.65}, {-0.7, 0}, {-0.6, -0.65}, {0, -1}}},
        {{{-0.4, -0.6}, {0, -1}}, {{0, -1}, {0, 1}}},
        {{{-0.6, -0.5}, {-0.1, -1}, {0.55, -0.55}, {0.1, 0.2}, {-0.65, 1}}, {{-0.65, 1}, {0.7, 1}}},
        {{{-0.55, -0.85}, {0.2, -1}, {0.5, -0.5}, {-0.1, -0.05}}, {{-0.1, -0.05}, {0.65, 0.4}, {0.2, 1}, {-0.6, 0.8}}},
        {{{0.1, -1}, {-0.65, 0.3}}, {{-0.65, 0.3}, {0.7, 0.3}}, {{0.3, -0.3}, {0.3, 1}}},
        {
            {{0.6, -1}, {-0.5, -1}},
            {{-0.5, -1}, {-0.55, -0.15}},
            {{-0.55, -0.15}, {0.2, -0.3}, {0.65, 0.3}, {0.2, 0.95}, {-0.6, 0.85}}
        },
        {{{0.45, -0.95}, {-0.3, -0.5}, {-0.6, 0.3}, {-0.1, 1}, {0.55, 0.6}, {0.2, 0.05}, {-0.5, 0.3}}},
        {{{-0.65, -1}, {0.65, -1}}, {{0.65, -1}, {0.1, 0}, {-0.2, 1}}},
        {{{0, -0.05}, {0.5, -0.5}, {0, -1}, {-0.5, -0.5}, {0, -0.05}, {0.6, 0.5}, {0, 1}, {-0.6, 0.5}, {0, -0.05}}},
        {{{0.5, -0.4}, {0, -0.05}, {-0.5, -0.5}, {0, -1}, {0.5, -0.55}, {0.45, 0.3}, {0.1, 1}}},
    };

    /** Names of the classes: what each skeleton resembles. */
    static final List<String> NAMES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private GlyphShapes() {}

    /** Returns the strokes of a class, indexed [stroke][point][x or y], not to be changed. */
    static double[][][] of(int label) {
        return STROKES[label];
    }
}
