package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Published;
import backproplab.experiments.reports.Sensitivities;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.results.ReproductionRow;
import backproplab.experiments.results.SensitivityRow;
import backproplab.experiments.stats.MeanInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns variants of {@link Sensitivities} into lines with a column for each setting that is chosen. */
final class SensitivityLines {
    private final LabSettings settings;
    private final Reproduction reproduction;

    SensitivityLines(LabSettings settings, Reproduction reproduction) {
        this.settings = settings;
        this.reproduction = reproduction;
    }

    /** One line for each figure and engine; none of a variant of another experiment, or one that was not trained. */
    List<SensitivityRow> rows(VariantResult result) {
        String experiment = result.experiment().name();
        List<SensitivityRow> rows = new ArrayList<>();
        if (!experiment.endsWith("-" + Sensitivities.NAME) || result.setup().isEmpty()) {
            return rows;
        }
        List<Published> figures = result.variant().published();
        List<ReproductionRow> judged = reproduction.rows(result);
        for (int i = 0; i < figures.size(); i++) {
            for (EngineKind kind : settings.engines()) {
                rows.add(row(result, figures.get(i), kind, judged.get(i)));
            }
        }
        return rows;
    }

    private SensitivityRow row(VariantResult result, Published figure, EngineKind kind, ReproductionRow judged) {
        return new SensitivityRow(
                result.experiment().report(),
                result.experiment().name(),
                result.variant().name(),
                result.variant().note().equals(Sensitivities.OURS),
                chosen(result.setup().orElseThrow()),
                figure.metric().token(),
                figure.by(),
                figure.value(),
                kind.token(),
                MeanInterval.of(result.values(kind, figure.metric())).mean(),
                result.seeds(),
                judged.verdict(),
                judged.preset(),
                judged.runFolder());
    }

    private static Map<String, Object> chosen(Setup setup) {
        Map<String, Object> values = new LinkedHashMap<>(setup.recipe().resolved());
        values.put("normalize", setup.data().normalize().token());
        return values;
    }
}
