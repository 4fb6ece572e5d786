package backproplab.experiments.train.schedule;

/** The base rate in every step. */
public record Constant() implements Schedule {

    @Override
    public double factor(Position at) {
        return 1;
    }

    @Override
    public String text() {
        return "constant";
    }
}
