package backproplab.experiments.cli.screen;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.TrainingListener;

/** One run on the screen: its bars, the announcement of its test, and the lines of its epochs in the words that were asked for. */
final class RunLines implements TrainingListener {
    private final Screen screen;
    private final TrainingListener lines;
    private final String who;

    /**
     * A run that begins.
     *
     * @param screen where it is shown
     * @param lines prints what there is to say of steps and epochs
     * @param who which run, for people
     */
    RunLines(Screen screen, TrainingListener lines, String who) {
        this.screen = screen;
        this.lines = lines;
        this.who = who;
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        lines.epochStarted(epoch, steps);
        screen.openBar(who + " epoch " + epoch, steps);
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        screen.step(1);
        lines.stepDone(iteration, iterations, learningRate, loss);
    }

    @Override
    public void sampled(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {
        lines.sampled(epoch, epochs, trainAccuracyPct, validationAccuracyPct);
    }

    @Override
    public void evaluationStarted(Evaluation.Part part, int images) {
        String what =
                switch (part) {
                    case TRAINING -> "train acc";
                    case VALIDATION -> "val acc";
                    case TEST -> "test";
                };
        if (part == Evaluation.Part.TEST) {
            screen.closeBar();
            screen.line("Testing %s on %,d images ...", who, images);
        }
        screen.openBar(who + ": " + what, images);
    }

    @Override
    public void evaluated(int images) {
        screen.step(images);
    }

    @Override
    public void epochDone(EpochResult result) {
        screen.closeBar();
        lines.epochDone(result);
    }

    @Override
    public void progressed(Progress progress) {
        int done = progress.epochs().size();
        screen.reached("epoch " + done + " of " + who);
    }
}
