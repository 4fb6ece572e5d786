package backproplab.network.model;

import backproplab.network.shape.Window;
import java.util.Optional;

/** What ResNet18 begins with; report D compares the first two. */
public enum Stem {
    /** 7x7 convolution of stride 2, then max pooling, as the paper has it for large images: 32 x 32 pixels become 8 x 8. */
    SEVEN("7x7s2+pool", new Window(7, 2, 3), true),
    /** 3x3 convolution of stride 1 and padding 3, max pooling kept: 32 x 32 pixels become 36 x 36, then 18 x 18. */
    THREE_POOLED("3x3s1p3+pool", new Window(3, 1, 3), true),
    /** 3x3 convolution of stride 1 and padding 1 alone: 32 x 32 pixels stay. */
    THREE("3x3s1", new Window(3, 1, 1), false);

    private static final Window POOL = new Window(3, 2, 1);

    private final String token;
    private final Window window;
    private final boolean pooled;

    Stem(String token, Window window, boolean pooled) {
        this.token = token;
        this.window = window;
        this.pooled = pooled;
    }

    /**
     * What the user types after {@code --stem}.
     *
     * @return for example {@code 7x7s2+pool}
     */
    public String token() {
        return token;
    }

    Window convolution() {
        return window;
    }

    Optional<Window> pooling() {
        return pooled ? Optional.of(POOL) : Optional.empty();
    }
}
