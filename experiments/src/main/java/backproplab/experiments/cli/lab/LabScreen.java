package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.reproduce.LabListener;
import java.io.PrintWriter;
import java.util.OptionalInt;

/** What the user sees while experiments run: which, and then what every run shows. */
final class LabScreen extends Screen implements LabListener {
    LabScreen(PrintWriter out, boolean terminal, OptionalInt printEvery) {
        super("Lab", out, terminal, printEvery);
    }

    @Override
    public void variantStarted(int number, int count, String name, String how) {
        line("[%d/%d] %s | %s", number, count, name, how);
    }

    /** An experiment's rate is the report's. */
    @Override
    protected String againstDivergence() {
        return "";
    }
}
