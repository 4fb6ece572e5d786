package backproplab.experiments.task;

import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.LinearWarmUp;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row of a comparison before it is run: every setting that decides it, data and seed aside.
 *
 * @param experiment which experiment it belongs to
 * @param variant what is special about it; empty for the plain one
 * @param model the layers
 * @param init how weights are drawn
 * @param rule what a training step does
 * @param loop what the training loop does
 */
public record Plan(
        String experiment, String variant, ModelSpec model, WeightInit init, TrainingRule rule, LoopSettings loop) {

    /**
     * The model's token, the {@code model} cell of every table.
     *
     * @return for example {@code mlp}
     */
    public String token() {
        return model.token();
    }

    /**
     * The same with another loop.
     *
     * @param other what the training loop does
     * @return a new plan
     */
    public Plan withLoop(LoopSettings other) {
        return new Plan(experiment, variant, model, init, rule, other);
    }

    /**
     * The same under a variant that says what was changed, so that a row of a report that is no longer its own cannot be taken for it.
     *
     * @param original the report's row
     * @return this plan if nothing was changed, or if the original has no variant to be misread
     */
    public Plan markedAgainst(Plan original) {
        Map<String, Object> before = original.resolved();
        String changes = resolved().entrySet().stream()
                .filter(setting -> !setting.getValue().equals(before.get(setting.getKey())))
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
        if (changes.isEmpty() || original.variant().isEmpty()) {
            return this;
        }
        return new Plan(experiment, variant + ", with " + changes, model, init, rule, loop);
    }

    /**
     * Every setting under the name of its option, as that option takes it; those that change nothing are left out.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>(model.resolved());
        values.put("experiment", variant.isEmpty() ? experiment : experiment + " " + variant);
        values.put("init", init.initializer().token());
        if (init.initializer() == Initializer.NORMAL) {
            values.put("weight-scale", init.scale());
        }
        putLoop(values);
        putRule(values);
        return values;
    }

    private void putLoop(Map<String, Object> values) {
        values.put("epochs", loop.epochs());
        values.put("batch-size", loop.batchSize() == LoopSettings.WHOLE ? "all" : loop.batchSize());
        values.put("drop-last", loop.dropLast());
        values.put("lr", loop.learningRate());
        values.put("schedule", loop.schedule().text());
        if (loop.schedule() instanceof LinearWarmUp warmUp) {
            values.put("warmup", warmUp.steps());
        }
        if (loop.patience() != LoopSettings.NEVER) {
            values.put("patience", loop.patience());
        }
        values.put("augment", loop.augmentation().toString());
    }

    private void putRule(Map<String, Object> values) {
        OptimizerSpec optimizer = rule.optimizer();
        values.put("optimizer", optimizer.kind().token());
        if (optimizer.kind().hasMomentum()) {
            values.put("momentum", optimizer.momentum());
        }
        if (optimizer.kind() == OptimizerSpec.Kind.ADAMW) {
            values.put("weight-decay", optimizer.weightDecay());
        }
        values.put("l2", rule.l2());
        if (rule.clipNorm() != GradientClip.OFF) {
            values.put("clip-norm", rule.clipNorm());
        }
        if (rule.labelSmoothing() > 0) {
            values.put("label-smoothing", rule.labelSmoothing());
        }
    }
}
