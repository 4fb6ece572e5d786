package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.Environment;
import backproplab.experiments.train.WarmUp;
import backproplab.network.engine.TriedSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a warm-up chose and measured, as environment.json has it. */
final class WarmUpTable {
    private WarmUpTable() {}

    static Map<String, Object> line(Plan plan, EngineKind kind, WarmUp.Result result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("model", plan.token());
        line.put("variant", plan.variant());
        line.put("engine", kind.token());
        line.put("precision", kind.precision());
        line.put("threads", result.threads().workers());
        if (kind == EngineKind.DL4J) {
            line.put("blas_threads", result.threads().blas());
        }
        if (!result.setting().isEmpty()) {
            line.put(Environment.SETTING, result.setting());
        }
        line.put("first_step_ms", milliseconds(result.firstStepSeconds()));
        line.put("warm_up_step_ms", milliseconds(result.stepSeconds()));
        if (!result.tried().isEmpty()) {
            line.put("tried_ms", tried(result.tried()));
        }
        return line;
    }

    private static Map<String, Double> tried(List<TriedSetting> settings) {
        Map<String, Double> values = new LinkedHashMap<>();
        settings.forEach(setting -> values.put(setting.setting(), milliseconds(setting.milliseconds() / 1e3)));
        return values;
    }

    private static double milliseconds(double seconds) {
        return Math.round(seconds * 1e6) / 1e3;
    }
}
