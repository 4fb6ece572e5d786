package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.gpu.Profile;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildSwitchesTest {
    @Test
    void aBuildWithoutAProfileNeedsNone() {
        assertEquals(List.of(), BuildSwitches.of(List.of(), Profile.DEFAULT, new Properties()));
    }

    @Test
    void theClassPathSaysWhetherPyTorchIsThere() {
        assertEquals(
                EngineKind.all().contains(EngineKind.PYTORCH),
                String.join(" ", BuildSwitches.here()).contains("pytorch"));
    }

    @Test
    void aCommandMayNeedMoreThanThisOneDoes() {
        assertTrue(String.join(" ", BuildSwitches.here(Set.of("cluster"))).contains("cluster"));
        assertFalse(String.join(" ", BuildSwitches.here()).contains("cluster"));
    }

    @Test
    void profilesAndPropertiesAreSaidAgain() {
        Properties maven = new Properties();
        assertEquals(List.of("-Ppytorch"), BuildSwitches.of(List.of("pytorch"), Profile.DEFAULT, maven));
        maven.setProperty("cuda.natives", "true");
        maven.setProperty("nd4j.build", "onednn");
        assertEquals(
                List.of("-Ppytorch,cluster,cuda-ptx", "-Dcuda.natives", "-Dnd4j.build=onednn"),
                BuildSwitches.of(List.of("pytorch", "cluster"), Profile.CUDA_PTX, maven));
    }
}
