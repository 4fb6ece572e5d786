package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.files.machine.Machine;
import backproplab.network.processor.Processor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
    @Test
    void theProcessorIsNamedByModelWhereThatIsKnown() {
        Processor epyc = new Processor(Processor.AMD, "AMD EPYC", 25, 17, Set.of(), 0, 0, 0);
        assertEquals("AMD EPYC (family 25, model 17)", EnvironmentFile.cpu(epyc));
        assertEquals(Machine.cpu(), EnvironmentFile.cpu(Processor.UNKNOWN));
    }

    @Test
    void theLineAboveTheTablesSaysWhatTheyDependOn() {
        Map<String, Object> values = new HashMap<>(Map.of(
                "cpu",
                "CPU",
                "cores",
                2,
                "java_version",
                "17",
                "manual_kernels",
                "scalar",
                "inner_block",
                256,
                "jvm_args",
                List.of()));
        String line = "CPU, 2 cores, JDK 17, kernels scalar, inner block 256";
        assertEquals(line, EnvironmentFile.oneLine(values));
        values.put("cores", 1);
        assertEquals(line.replace("2 cores", "1 core"), EnvironmentFile.oneLine(values));
        values.put("cores", 2);
        values.put("jvm_args", List.of("-XX:+UseParallelGC", "-Xmn1g"));
        assertEquals(line + ", with -XX:+UseParallelGC -Xmn1g", EnvironmentFile.oneLine(values));
    }
}
