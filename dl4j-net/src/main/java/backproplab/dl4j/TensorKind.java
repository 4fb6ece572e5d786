package backproplab.dl4j;

import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/** The tensors that a layer may have: their neutral names and DL4J's, in the order in which they are listed. */
enum TensorKind {
    WEIGHT("weight", DefaultParamInitializer.WEIGHT_KEY, true),
    BIAS("bias", DefaultParamInitializer.BIAS_KEY, true),
    GAMMA("gamma", BatchNormalizationParamInitializer.GAMMA, true),
    BETA("beta", BatchNormalizationParamInitializer.BETA, true),
    MEAN("mean", BatchNormalizationParamInitializer.GLOBAL_MEAN, false),
    VAR("var", BatchNormalizationParamInitializer.GLOBAL_VAR, false);

    private final String suffix;
    private final String key;
    private final boolean trained;

    TensorKind(String suffix, String key, boolean trained) {
        this.suffix = suffix;
        this.key = key;
        this.trained = trained;
    }

    /** Neutral name within the layer. */
    String suffix() {
        return suffix;
    }

    /** DL4J's name within the layer. */
    String key() {
        return key;
    }

    /** Whether gradients move it; otherwise it is a running statistic. */
    boolean trained() {
        return trained;
    }
}
