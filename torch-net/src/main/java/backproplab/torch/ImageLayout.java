package backproplab.torch;

/** In which order images and filters lie in memory; PyTorch computes the same either way. */
enum ImageLayout {
    /** N x C x H x W, PyTorch's default. */
    CHANNELS_FIRST,
    /** N x H x W x C in memory, still N x C x H x W to who asks: PyTorch's {@code channels_last}, which oneDNN's kernels prefer. */
    CHANNELS_LAST
}
