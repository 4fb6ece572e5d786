package backproplab.report.svg;

/** The attribute {@code d} of a path: straight lines through points. */
public final class Outline {
    private final StringBuilder text = new StringBuilder();
    private boolean down;

    /**
     * Goes on to a point: with a line from the one before, or as the first of a new stroke.
     *
     * @param x to the right
     * @param y downwards
     * @return this
     */
    public Outline to(double x, double y) {
        text.append(down ? 'L' : 'M').append(Svg.number(x)).append(' ').append(Svg.number(y));
        down = true;
        return this;
    }

    /**
     * Lifts the pen: the next point begins a stroke of its own.
     *
     * @return this
     */
    public Outline lift() {
        down = false;
        return this;
    }

    /**
     * Goes back to where the stroke began.
     *
     * @return this
     */
    public Outline shut() {
        text.append('Z');
        return lift();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
