package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Does nothing but count what it hears, and keep warnings. */
class DeafListener implements LabListener, TrainingListener {
    /** What went wrong. */
    final List<String> warnings = new ArrayList<>();
    /** How often it heard anything of a training. */
    int heard;

    /** Whatever happens to a training. */
    void hear() {
        heard++;
    }

    @Override
    public void variantStarted(int number, int count, String name, String how) {}

    @Override
    public void warmUpStarted(EngineKind kind, String model) {}

    @Override
    public TrainingListener runStarted(EngineKind kind, String model) {
        hear();
        return this;
    }

    @Override
    public void runEnded(EngineKind kind, String model, RunResult result) {
        hear();
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        hear();
    }

    @Override
    public void stepDone() {
        hear();
    }

    @Override
    public void sampled(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {
        hear();
    }

    @Override
    public void epochDone(EpochResult result) {
        hear();
    }
}
