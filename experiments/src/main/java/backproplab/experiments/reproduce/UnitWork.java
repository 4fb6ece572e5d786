package backproplab.experiments.reproduce;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.remote.Assignment;
import backproplab.experiments.remote.SoftCache;
import backproplab.experiments.remote.WorkKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.files.failure.UserException;
import backproplab.network.engine.EngineUnavailableException;
import backproplab.remote.RefusedException;
import java.util.Map;

/** A unit of Lab run, on the machine that trains it. */
public final class UnitWork implements WorkKind {
    /** What it is called between machines: {@value}. */
    static final String TOKEN = "unit";

    /** Units of one data set share its divisions and their statistics. */
    private static final SoftCache<String, LabData> DATA = new SoftCache<>();

    /**
     * What is sent.
     *
     * @param unit which
     * @param images what its data set is called between machines
     */
    record Command(UnitTask unit, String images) {}

    @Override
    public String token() {
        return TOKEN;
    }

    /** Where Deeplearning4j does not load, the machine is named by who hands out the work. */
    @Override
    public Outcome work(Assignment assignment) throws RefusedException {
        Command command = assignment.command(Command.class);
        UnitTask unit = command.unit();
        try {
            Engines.ensure(unit.kinds());
        } catch (Dl4jUnavailableException | EngineUnavailableException e) {
            throw UserException.environment(e.getMessage());
        }
        Experiment experiment = Reports.named(unit.experiment()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no experiment " + unit.experiment()));
        LabData data = DATA.get(command.images(), () -> LabData.given(assignment.images(command.images())));
        return new Outcome(UnitTraining.train(unit, experiment, data), Map.of());
    }
}
