package backproplab.report.section;

import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import com.fasterxml.jackson.databind.JsonNode;

/** How many steps an epoch has, from config.json: images over batch size, without an incomplete batch if that is dropped. */
public final class StepsPerEpoch {
    private StepsPerEpoch() {}

    /**
     * Steps of an epoch.
     *
     * @param run the run
     * @param key which network
     * @return how many; NaN if the run does not say
     */
    public static double of(Run run, NetworkKey key) {
        for (JsonNode plan : run.config().path("plans")) {
            String experiment = (key.experiment() + " " + key.variant()).strip();
            boolean same = plan.path("model").asText().equals(key.model())
                    && plan.path("experiment").asText().strip().equals(experiment);
            double images = plan.path("train_images")
                    .asDouble(run.config().path("train_images").asDouble());
            double batch = plan.path("batch-size").asDouble();
            if (same && images > 0 && batch > 0) {
                return plan.path("drop-last").asBoolean()
                        ? Math.max(1, Math.floor(images / batch))
                        : Math.ceil(images / batch);
            }
        }
        return Double.NaN;
    }
}
