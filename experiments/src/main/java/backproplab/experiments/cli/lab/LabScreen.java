package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.reproduce.LabListener;
import java.io.PrintWriter;
import java.util.OptionalInt;

/** What the user sees while experiments run: which, and then what every run shows. */
final class LabScreen extends Screen implements LabListener {
    LabScreen(PrintWriter out, boolean terminal, OptionalInt printEvery) {
        super("Lab", out, terminal, printEvery);
        nameRuns();
    }

    @Override
    public void variantStarted(int number, int count, String name, String how) {
        row("[%d/%d] %s | %s", number, count, name, how);
    }

    /** What is left of one training is no news. */
    @Override
    public void timeLeft(double seconds) {}

    @Override
    public void labTimeLeft(double seconds) {
        super.timeLeft(seconds);
    }

    @Override
    public void kept(String what) {
        reached(what);
    }

    /** An experiment's rate is the report's. */
    @Override
    protected String againstDivergence() {
        return "";
    }
}
