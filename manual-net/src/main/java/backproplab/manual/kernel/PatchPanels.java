package backproplab.manual.kernel;

import java.util.Arrays;

/**
 * The patches of a batch of images as an operand, read straight from the images: the im2col matrix, never built.
 *
 * <p>One index is the kernel offset (c, r, s), the other the patch (n, oh, ow); either may be the inner index. The
 * forward pass sums over offsets, the weight gradient over patches.
 */
public final class PatchPanels implements PanelSource {
    private final boolean innerIsOffset;
    private PatchGeometry geometry;
    private float[] images;

    private PatchPanels(boolean innerIsOffset) {
        this.innerIsOffset = innerIsOffset;
    }

    /**
     * Element (k, j) is offset k of patch j.
     *
     * @return an operand without data yet
     */
    public static PatchPanels innerOffsets() {
        return new PatchPanels(true);
    }

    /**
     * Element (k, j) is offset j of patch k.
     *
     * @return an operand without data yet
     */
    public static PatchPanels innerPatches() {
        return new PatchPanels(false);
    }

    /**
     * Points at images.
     *
     * @param data images, N x C x H x W
     * @param patchGeometry sizes
     * @return this
     */
    public PatchPanels of(float[] data, PatchGeometry patchGeometry) {
        images = data;
        geometry = patchGeometry;
        return this;
    }

    @Override
    public void pack(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        if (innerIsOffset) {
            for (int k = k0; k < k1; k++) {
                int to = at + (k - k0) * width;
                copyPatches(k, j0, count, panel, to);
                Arrays.fill(panel, to + count, to + width, 0);
            }
        } else {
            if (count < width) {
                Arrays.fill(panel, at, at + (k1 - k0) * width, 0);
            }
            packPatches(k0, k1, j0, count, width, panel, at);
        }
    }

    /** Row of patches by row of patches, so that the lines of the panel which the offsets share are still in the cache. */
    private void packPatches(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        int across = geometry.columns().taps();
        int positions = geometry.columns().positions();
        int run;
        for (int patch = k0; patch < k1; patch += run) {
            int inImage = patch % geometry.patches();
            int oh = inImage / positions;
            int ow = inImage % positions;
            run = Math.min(k1 - patch, positions - ow);
            int plane = patch / geometry.patches() * geometry.imageSize() + j0 / geometry.area() * geometry.pixels();
            int r = j0 % geometry.area() / across;
            int s = j0 % across;
            int to = at + (patch - k0) * width;
            for (int c = 0; c < count; c++) {
                geometry.copyRun(images, plane, r, s, oh, ow, run, panel, to + c, width);
                if (++s == across) {
                    s = 0;
                    if (++r == geometry.rows().taps()) {
                        r = 0;
                        plane += geometry.pixels();
                    }
                }
            }
        }
    }

    /** Copies one offset of consecutive patches, row of patches by row of patches. */
    private void copyPatches(int offset, int firstPatch, int count, float[] panel, int at) {
        int across = geometry.columns().taps();
        int s = offset % across;
        int r = offset % geometry.area() / across;
        int c = offset / geometry.area();
        int n = firstPatch / geometry.patches();
        int inImage = firstPatch % geometry.patches();
        int oh = inImage / geometry.columns().positions();
        int ow = inImage % geometry.columns().positions();
        for (int done = 0; done < count; ) {
            int run = Math.min(count - done, geometry.columns().positions() - ow);
            int plane = n * geometry.imageSize()
                    + c * geometry.rows().extent() * geometry.columns().extent();
            geometry.copyRun(images, plane, r, s, oh, ow, run, panel, at + done, 1);
            done += run;
            ow = 0;
            if (++oh == geometry.rows().positions()) {
                oh = 0;
                n++;
            }
        }
    }
}
