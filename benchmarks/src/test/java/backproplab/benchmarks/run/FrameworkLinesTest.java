package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.benchmarks.work.StepFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameworkLinesTest {
    private static StepFacts facts(String engine, Map<String, Object> details) {
        return new StepFacts("cnn-b10", engine, "any", "1", 2.5, details);
    }

    private static final StepFacts MANUAL = facts("manual", Map.of("kernels", "simd-512"));

    @Test
    void eachDifferentAnswerIsALine() {
        Map<String, Object> fits = Map.of(
                "blas_core", "Zen", "blas_core_chosen_by", "rule", "classifier", "linux-x86_64", "helpers", false);
        List<StepFacts> all = List.of(MANUAL, facts("dl4j", fits), facts("dl4j-default", fits));
        assertEquals(
                List.of(
                        "dl4j-default: OpenBLAS core Zen (chosen by rule), linux-x86_64, oneDNN helpers off",
                        "dl4j: OpenBLAS core Zen (chosen by rule), linux-x86_64, oneDNN helpers off"),
                FrameworkLines.describe(all));
        assertEquals(List.of(), FrameworkLines.warnings(all));
        assertEquals(List.of(), FrameworkLines.describe(List.of(MANUAL)));
    }

    @Test
    void theHelpersAreOnWhereTheSearchChoseThemAndNotWhereTheLibraryIsThere() {
        Map<String, Object> there = Map.of(
                "blas_core",
                "Zen",
                "blas_core_chosen_by",
                "rule",
                "classifier",
                "linux-x86_64-onednn",
                "helpers",
                true);
        Map<String, Object> on = new HashMap<>(there);
        on.put("setting", "cache on, workspaces on, helpers on, omp 1 blas 2");
        Map<String, Object> off = new HashMap<>(there);
        off.put("setting", "cache on, workspaces on, helpers off, omp 1 blas 1");
        StepFacts mlp = new StepFacts("mlp-a-b128", "dl4j", "any", "1", 2.5, off);
        String library = "dl4j: OpenBLAS core Zen (chosen by rule), linux-x86_64-onednn, oneDNN helpers ";
        assertEquals(
                List.of(library + "on for cnn-b10, off for mlp-a-b128"),
                FrameworkLines.describe(List.of(mlp, facts("dl4j", on), facts("dl4j", on))));
        assertEquals(List.of(library + "off"), FrameworkLines.describe(List.of(facts("dl4j", off), mlp)));
        assertEquals(List.of(library + "on"), FrameworkLines.describe(List.of(facts("dl4j", on))));
    }

    @Test
    void aWrongCoreIsWarnedOfOnceAndNotWhereItIsLeftAsItComes() {
        Map<String, Object> slow = Map.of(
                "blas_core", "Prescott",
                "blas_core_chosen_by", "user",
                "classifier", "linux-x86_64-onednn",
                "helpers", true,
                "blas_core_trouble", "OpenBLAS runs its SSE2 kernels.");
        List<StepFacts> asItComes = List.of(MANUAL, facts("dl4j-default", slow));
        assertEquals(
                List.of(
                        "dl4j-default: OpenBLAS core Prescott (chosen by user), linux-x86_64-onednn, oneDNN helpers on"),
                FrameworkLines.describe(asItComes));
        assertEquals(List.of(), FrameworkLines.warnings(asItComes));
        List<StepFacts> tuned = List.of(facts("dl4j", slow), facts("dl4j", slow));
        assertEquals(List.of("OpenBLAS runs its SSE2 kernels."), FrameworkLines.warnings(tuned));
    }
}
