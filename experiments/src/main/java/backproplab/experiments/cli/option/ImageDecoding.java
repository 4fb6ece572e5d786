package backproplab.experiments.cli.option;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.engine.Engines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Images are decoded by a native library that shares its limits of memory with ND4J's: they must be set before the first of them loads. */
public final class ImageDecoding {
    private static final Logger LOG = LoggerFactory.getLogger(ImageDecoding.class);

    private ImageDecoding() {}

    /** Sets them, before the first image is decoded. Where ND4J does not load, whoever reads images says what that means for them. */
    public static void prepare() {
        try {
            Engines.ensureDl4j();
        } catch (Dl4jUnavailableException e) {
            LOG.debug("ND4J is not available", e);
        }
    }
}
