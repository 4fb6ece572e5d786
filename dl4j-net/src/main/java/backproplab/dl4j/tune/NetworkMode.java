package backproplab.dl4j.tune;

import backproplab.dl4j.cpu.AsItComes;
import backproplab.dl4j.cpu.OneDnn;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.WorkspaceMode;

/**
 * What can be set about a network of Deeplearning4j when it is built, and never later.
 *
 * @param cache      with {@code DEVICE} a convolution keeps its unrolled input for the backward pass instead of unrolling it again
 * @param workspaces {@code ENABLED} reuses memory from step to step; {@code NONE} leaves it to the garbage collector
 * @param helpers    whether oneDNN takes the place of Deeplearning4j's own convolutions, pooling and batch norm
 */
public record NetworkMode(CacheMode cache, WorkspaceMode workspaces, boolean helpers) {

    /** What the text of a mode says where the helpers take part: {@value}. */
    public static final String HELPERS_ON = "helpers on";

    /**
     * What is usual, and right unless something else was found to be faster.
     *
     * @return cache and workspaces on, but no cache in a process that takes Deeplearning4j {@linkplain AsItComes as it comes}; helpers where
     *     oneDNN is there and the user did not switch them off
     */
    public static NetworkMode usual() {
        return new NetworkMode(
                AsItComes.asked() ? CacheMode.NONE : CacheMode.DEVICE,
                WorkspaceMode.ENABLED,
                OneDnn.users().orElse(true) && OneDnn.loaded());
    }

    /**
     * What an expert would try.
     *
     * @return the usual one first, then each that differs from it in one thing; without oneDNN, or if the user decided, helpers stay as they are
     */
    public static List<NetworkMode> candidates() {
        NetworkMode usual = usual();
        List<NetworkMode> modes = new ArrayList<>(List.of(
                usual,
                new NetworkMode(
                        usual.cache == CacheMode.NONE ? CacheMode.DEVICE : CacheMode.NONE,
                        usual.workspaces,
                        usual.helpers),
                new NetworkMode(usual.cache, WorkspaceMode.NONE, usual.helpers)));
        if (OneDnn.users().isEmpty() && OneDnn.loaded()) {
            modes.add(new NetworkMode(usual.cache, usual.workspaces, !usual.helpers));
        }
        return modes;
    }

    /** For people and files. */
    @Override
    public String toString() {
        return "cache " + (cache == CacheMode.NONE ? "off" : "on") + ", workspaces "
                + (workspaces == WorkspaceMode.NONE ? "off" : "on") + ", " + (helpers ? HELPERS_ON : "helpers off");
    }
}
