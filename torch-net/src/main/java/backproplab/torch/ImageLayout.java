package backproplab.torch;

import backproplab.network.engine.EngineUnavailableException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** In which order images and filters lie in memory; PyTorch computes the same either way, but for rounding. */
enum ImageLayout {
    /** N x C x H x W, PyTorch's default. */
    CHANNELS_FIRST,
    /** N x H x W x C in memory, still N x C x H x W to who asks: PyTorch's {@code channels_last}. */
    CHANNELS_LAST;

    /** The environment variable that chooses for networks in float: {@value}. One that is a process's own, and its children's. */
    static final String VARIABLE = "BACKPROPLAB_PYTORCH_IMAGES";

    /** What the variable says; PyTorch's default without it. */
    static ImageLayout chosen(Map<String, String> environment) {
        String token = environment.getOrDefault(VARIABLE, CHANNELS_FIRST.token());
        return Arrays.stream(values())
                .filter(layout -> layout.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new EngineUnavailableException(
                        VARIABLE + " is '" + token + "', which PyTorch has no order of images for.\nKnown: "
                                + Arrays.stream(values())
                                        .map(ImageLayout::token)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        null));
    }

    String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
