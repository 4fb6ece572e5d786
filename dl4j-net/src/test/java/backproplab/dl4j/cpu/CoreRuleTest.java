package backproplab.dl4j.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.processor.Processor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreRuleTest {

    private static void assertCore(String expected, Processor processor) {
        assertEquals(Optional.of(expected), CoreRule.coreFor(processor));
    }

    @Test
    void avx512OfIntelIsSkylakeXHoweverYoungTheModel() {
        assertCore("SkylakeX", Processors.SAPPHIRE_RAPIDS);
        assertCore("SkylakeX", Processors.EMERALD_RAPIDS);
        assertCore("SkylakeX", Processors.ICE_LAKE);
    }

    @Test
    void avx512WithoutItsPartsForBytesAndShortVectorsIsNotEnough() {
        assertCore("Haswell", Processors.KNIGHTS_LANDING);
    }

    @Test
    void avx2IsHaswellAndOnAmdZen() {
        assertCore("Haswell", Processors.HASWELL);
        assertCore("Zen", Processors.ZEN_2);
    }

    @Test
    void zen4KeepsZenAndZen5FollowsTheRule() {
        assertCore("Zen", Processors.ZEN_4);
        assertCore("SkylakeX", Processors.ZEN_5);
    }

    @Test
    void whatHasNoAvx2IsLeftToTheLibrary() {
        assertEquals(Optional.empty(), CoreRule.coreFor(Processors.SANDY_BRIDGE));
        assertEquals(Optional.empty(), CoreRule.coreFor(Processors.ARM));
        assertEquals(Optional.empty(), CoreRule.coreFor(Processor.UNKNOWN));
    }

    @Test
    void everyAnswerIsACoreWhoseSpeedIsKnown() {
        for (Processor processor : new Processor[] {Processors.ZEN_2, Processors.HASWELL, Processors.ICE_LAKE}) {
            String core = CoreRule.coreFor(processor).orElseThrow();
            assertEquals(
                    core.equals("SkylakeX") ? KernelClass.AVX512 : KernelClass.AVX2,
                    KernelClass.of(core).orElseThrow());
        }
    }
}
