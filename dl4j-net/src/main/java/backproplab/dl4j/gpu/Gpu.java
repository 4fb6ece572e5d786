package backproplab.dl4j.gpu;

import java.util.Optional;

/**
 * A GPU as its driver describes it.
 *
 * @param name what it is called
 * @param capability its compute capability; empty if the driver is too old to tell
 * @param driver version of the driver
 * @param memory with its unit
 */
public record Gpu(String name, Optional<DottedVersion> capability, DottedVersion driver, String memory) {}
