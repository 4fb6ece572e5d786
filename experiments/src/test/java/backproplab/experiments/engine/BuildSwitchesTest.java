package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.dl4j.gpu.Profile;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildSwitchesTest {
    @Test
    void aBuildWithoutAProfileNeedsNone() {
        assertEquals(List.of(), BuildSwitches.of(false, Profile.DEFAULT, new Properties()));
    }

    @Test
    void theClassPathSaysWhetherPyTorchIsThere() {
        assertEquals(
                EngineKind.all().contains(EngineKind.PYTORCH),
                String.join(" ", BuildSwitches.here()).contains("pytorch"));
    }

    @Test
    void profilesAndPropertiesAreSaidAgain() {
        Properties maven = new Properties();
        assertEquals(List.of("-Ppytorch"), BuildSwitches.of(true, Profile.DEFAULT, maven));
        maven.setProperty("cuda.natives", "true");
        maven.setProperty("nd4j.build", "onednn");
        assertEquals(
                List.of("-Ppytorch,cuda-ptx", "-Dcuda.natives", "-Dnd4j.build=onednn"),
                BuildSwitches.of(true, Profile.CUDA_PTX, maven));
    }
}
