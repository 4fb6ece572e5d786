package backproplab.dl4j.gpu;

import java.util.List;
import java.util.Optional;

/**
 * What the driver says of this machine's GPUs.
 *
 * @param gpus every GPU, in the order of their places in the machine
 * @param cuda the newest CUDA release that the driver knows; empty if it does not say
 * @param trouble why there is no GPU, in a part of a sentence; empty text if there is one
 */
public record GpuFacts(List<Gpu> gpus, Optional<DottedVersion> cuda, String trouble) {

    static GpuFacts none(String trouble) {
        return new GpuFacts(List.of(), Optional.empty(), trouble);
    }
}
