package backproplab.experiments.cli;

import backproplab.experiments.reproduce.LabListener;
import java.io.PrintWriter;

/** What the user sees while experiments run: which, and then what every run shows. */
final class LabScreen extends Screen implements LabListener {
    LabScreen(PrintWriter out, boolean terminal) {
        super("Lab", out, terminal);
    }

    @Override
    public void variantStarted(int number, int count, String name, String how) {
        line("[%d/%d] %s | %s", number, count, name, how);
    }
}
