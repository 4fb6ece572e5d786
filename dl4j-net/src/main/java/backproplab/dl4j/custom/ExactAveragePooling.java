package backproplab.dl4j.custom;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Average pooling by DL4J's own code, with oneDNN's helpers too. The helper of 1.0.0-M2.1 has another backward pass where windows overlap and there is padding: gradients differ by
 * 20 %, in double as well. What it computes for max pooling is right.
 */
public final class ExactAveragePooling extends SubsamplingLayer {

    private static final long serialVersionUID = 1;

    /**
     * A layer.
     *
     * @param builder says the rest
     */
    public ExactAveragePooling(SubsamplingLayer.Builder builder) {
        super(builder);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        WithoutHelper layer = new WithoutHelper(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    private static final class WithoutHelper
            extends org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer {

        private static final long serialVersionUID = 1;

        WithoutHelper(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
            helper = null;
        }
    }
}
