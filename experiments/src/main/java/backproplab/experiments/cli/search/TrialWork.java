package backproplab.experiments.cli.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.Assignment;
import backproplab.experiments.remote.SoftCache;
import backproplab.experiments.remote.WorkKind;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.TrialAnswer;
import backproplab.experiments.search.TrialOrder;
import backproplab.experiments.task.Task;
import backproplab.files.option.Choices;
import backproplab.remote.RefusedException;
import java.util.List;
import java.util.Map;

/** Trains a trial for a search on another machine: makes settings of the words that it was sent as the search itself would have done. */
public final class TrialWork implements WorkKind {
    /** Trials of one search share the division of the images and their statistics. */
    private static final SoftCache<ParserKey, TrialParser> PARSERS = new SoftCache<>();

    private record ParserKey(String task, long seed, String images) {}

    @Override
    public String token() {
        return TrialOrder.KIND;
    }

    @Override
    public Outcome work(Assignment assignment) throws RefusedException {
        TrialOrder order = assignment.command(TrialOrder.class);
        EngineKind kind = EngineKind.pick("--engines", order.engine(), EngineKind.compared());

        TrialParser parser = PARSERS.get(
                new ParserKey(order.task(), order.seed(), order.images()),
                () -> parser(order, assignment.images(order.images())));
        return TrialAnswer.train(
                order, parser.parse(order.trial(), order.words()).prepared(), kind);
    }

    private static TrialParser parser(TrialOrder order, TrainTest images) {
        Task task = Choices.pick("--task", order.task(), Task.values(), Task::token);
        return new TrialParser(
                task.presets().get(0), new TrialArguments(Map.of()), new Space(List.of()), images, order.seed());
    }
}
