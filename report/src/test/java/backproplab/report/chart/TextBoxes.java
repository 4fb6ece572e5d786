package backproplab.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where the words of a chart stand: the smallest box about each, turned as the words are. */
public final class TextBoxes {
    private static final double ABOVE = 0.74;
    private static final double BELOW = 0.02;
    private static final String REACHES_DOWN = ".*[gjpqyQ,;()\\[\\]{}|_@].*";
    private static final double FURTHER_BELOW = 0.24;
    private static final Pattern SHIFT = Pattern.compile("translate\\((\\S+) (\\S+)\\)");
    private static final Pattern TURN = Pattern.compile("rotate\\((\\S+) (\\S+) (\\S+)\\)");

    private final List<Box> boxes = new ArrayList<>();
    private final double width;
    private final double height;

    private record Corner(double x, double y) {
        Corner turned(double degrees, Corner about) {
            double angle = Math.toRadians(degrees);
            double right = x - about.x;
            double down = y - about.y;
            return new Corner(
                    about.x + right * Math.cos(angle) - down * Math.sin(angle),
                    about.y + right * Math.sin(angle) + down * Math.cos(angle));
        }
    }

    private record Box(String words, List<Corner> corners) {
        DoubleStream along(double x, double y) {
            return corners.stream().mapToDouble(corner -> corner.x * x + corner.y * y);
        }

        /** Across its sides there is a way between it and the other. */
        private boolean apart(Box other) {
            for (int side = 0; side < 2; side++) {
                double x = corners.get(side + 1).x - corners.get(side).x;
                double y = corners.get(side + 1).y - corners.get(side).y;
                if (along(x, y).max().orElseThrow() <= other.along(x, y).min().orElseThrow()
                        || other.along(x, y).max().orElseThrow()
                                <= along(x, y).min().orElseThrow()) {
                    return true;
                }
            }
            return false;
        }

        boolean overlaps(Box other) {
            return !apart(other) && !other.apart(this);
        }
    }

    /** Of an element {@code svg}. */
    public TextBoxes(Element svg) {
        width = Double.parseDouble(svg.getAttribute("width"));
        height = Double.parseDouble(svg.getAttribute("height"));
        read(svg, 0, 0);
    }

    private void read(Element within, double right, double down) {
        for (Node node = within.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if (element.getTagName().equals("text")) {
                    boxes.add(box(element, right, down));
                } else {
                    Matcher shift = SHIFT.matcher(element.getAttribute("transform"));
                    boolean moved = shift.matches();
                    read(
                            element,
                            right + (moved ? Double.parseDouble(shift.group(1)) : 0),
                            down + (moved ? Double.parseDouble(shift.group(2)) : 0));
                }
            }
        }
    }

    private static Box box(Element text, double right, double down) {
        String words = text.getTextContent();
        double size =
                text.hasAttribute("font-size") ? Double.parseDouble(text.getAttribute("font-size")) : Letters.SIZE;
        double wide = Letters.width(words, size) * (text.hasAttribute("font-weight") ? Letters.BOLD : 1);
        double x = Double.parseDouble(text.getAttribute("x")) + right;
        double y = Double.parseDouble(text.getAttribute("y")) + down;
        double left =
                switch (text.getAttribute("text-anchor")) {
                    case "end" -> x - wide;
                    case "middle" -> x - wide / 2;
                    default -> x;
                };
        double below = (words.matches(REACHES_DOWN) ? FURTHER_BELOW : BELOW) * size;
        Stream<Corner> corners = Stream.of(
                new Corner(left, y - ABOVE * size),
                new Corner(left + wide, y - ABOVE * size),
                new Corner(left + wide, y + below),
                new Corner(left, y + below));
        Matcher turn = TURN.matcher(text.getAttribute("transform"));
        if (!turn.matches()) {
            return new Box(words, corners.toList());
        }
        Corner about = new Corner(Double.parseDouble(turn.group(2)) + right, Double.parseDouble(turn.group(3)) + down);
        return new Box(
                words,
                corners.map(corner -> corner.turned(Double.parseDouble(turn.group(1)), about))
                        .toList());
    }

    public int count() {
        return boxes.size();
    }

    /** Pairs of words of which one lies on the other, and words that stand out of the chart. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            if (box.along(1, 0).min().orElseThrow() < 0
                    || box.along(1, 0).max().orElseThrow() > width
                    || box.along(0, 1).min().orElseThrow() < 0
                    || box.along(0, 1).max().orElseThrow() > height) {
                faults.add("'" + box.words() + "' stands out of the chart");
            }
            for (Box other : boxes.subList(i + 1, boxes.size())) {
                if (box.overlaps(other)) {
                    faults.add("'" + box.words() + "' and '" + other.words() + "' overlap");
                }
            }
        }
        return faults;
    }
}
