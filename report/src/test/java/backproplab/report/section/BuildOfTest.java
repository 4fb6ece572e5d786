package backproplab.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildOfTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | ``",
                "{'dl4j': {'backend': 'dl4j-cpu', 'version': '1.0.0-M2.1', 'classifier': 'linux-x86_64'}} | ``",
                "{'dl4j': {'classifier': 'Linux amd64'}} | ``",
                "{'dl4j': {'backend': 'dl4j-cpu', 'classifier': 'linux-x86_64-onednn-avx512'}} | -Dnd4j.build=onednn-avx512",
                "{'pytorch': {'version': '2.7.1'}} | -Ppytorch",
                "{'dl4j': {'backend': 'dl4j-cuda', 'version': '1.0.0-M2.1'}} | -Pcuda -Dcuda.natives",
                "{'dl4j': {'backend': 'dl4j-cuda', 'version': '1.0.0-M1.1'}, 'pytorch': {}} | -Ppytorch,cuda-ptx -Dcuda.natives",
            })
    void whatTookPartTellsTheBuild(String environment, String switches) throws IOException {
        assertEquals(switches, switches(environment, false));
    }

    @Test
    void otherMachinesTakeTheProfileThatReachesThem() throws IOException {
        assertEquals("-Pcluster", switches("{}", true));
        assertEquals("-Ppytorch,cluster", switches("{'pytorch': {}}", true));
    }

    private static String switches(String environment, boolean cluster) throws IOException {
        return String.join(" ", BuildOf.switches(new ObjectMapper().readTree(environment.replace('\'', '"')), cluster));
    }
}
