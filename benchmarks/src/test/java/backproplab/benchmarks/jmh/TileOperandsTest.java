package backproplab.benchmarks.jmh;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.ScalarKernels;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TileOperandsTest {
    private static final List<String> TILES = List.of("tile", "rowsTile", "shiftedTile");

    /** Where all three have the argument that receives the tile. */
    private static final int RESULT = 6;

    @ParameterizedTest
    @EnumSource
    void aRightTileIsAccepted(TileForm form) {
        for (TileDepth depth : TileDepth.values()) {
            assertDoesNotThrow(() -> new TileOperands(spoiled(tile -> {}), form, depth.inner()).check());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongElementIsFound(TileForm form) {
        for (TileDepth depth : TileDepth.values()) {
            TileOperands last = new TileOperands(spoiled(tile -> tile[tile.length - 1] += 0.01f), form, depth.inner());
            IllegalStateException e = assertThrows(IllegalStateException.class, last::check);
            assertTrue(
                    e.getMessage().startsWith("element 15 of " + form + " " + depth.inner() + " with scalar is "),
                    e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anElementThatIsNotWrittenIsFound(TileForm form) {
        KernelOps lazy = spoiled(tile -> tile[3] = Float.NaN);
        assertThrows(IllegalStateException.class, () -> new TileOperands(lazy, form, 72).check());
    }

    @ParameterizedTest
    @EnumSource
    void aSumWithoutItsLastProductIsFound(TileForm form) {
        KernelOps shorter = kernels(null, 1);
        assertThrows(IllegalStateException.class, () -> new TileOperands(shorter, form, 1024).check());
    }

    private static KernelOps spoiled(Consumer<float[]> fault) {
        return kernels(fault, 0);
    }

    /** Plain Java's kernels, whose tiles leave out the last products and come out with a fault. */
    private static KernelOps kernels(Consumer<float[]> fault, int leftOut) {
        KernelOps right = new ScalarKernels();
        return (KernelOps) Proxy.newProxyInstance(
                KernelOps.class.getClassLoader(), new Class<?>[] {KernelOps.class}, (proxy, method, arguments) -> {
                    if (!TILES.contains(method.getName())) {
                        return method.invoke(right, arguments);
                    }
                    Object[] given = arguments.clone();
                    given[0] = (int) given[0] - leftOut;
                    method.invoke(right, given);
                    if (fault != null) {
                        fault.accept((float[]) given[RESULT]);
                    }
                    return null;
                });
    }
}
